package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

  private static final byte[] PAYLOAD = "{\"plate\":\"浙A\"".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource
  void parse_headersOfEveryReason_giveTheSameRefusal(RefusalReason reason) {
    Refusal refusal = refusal(List.of(reason));
    Refusal read = Refusal.parse("truck-1", refusal.headers(), PAYLOAD);
    assertThat(read).usingRecursiveComparison().isEqualTo(refusal);
    assertThat(read.disposition().topic()).matches("(telemetry|history)\\..+");
  }

  @Test
  void parse_severalReasons_keepTheirOrder() {
    Refusal refusal = refusal(List.of(RefusalReason.ZERO_ISLAND, RefusalReason.FUTURE_TIME));
    assertThat(Refusal.parse("truck-1", refusal.headers(), PAYLOAD).reasons())
        .containsExactly(RefusalReason.ZERO_ISLAND, RefusalReason.FUTURE_TIME);
  }

  @Test
  void parse_withoutAHeader_namesIt() {
    Refusal refusal = refusal(List.of(RefusalReason.NOT_JSON));
    for (String name : refusal.headers().keySet()) {
      Map<String, byte[]> headers = new LinkedHashMap<>(refusal.headers());
      headers.remove(name);
      assertThatThrownBy(() -> Refusal.parse("truck-1", headers, PAYLOAD))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("header '" + name + "' is missing");
    }
  }

  @Test
  void refusal_withoutReasonOrOfTwoDispositions_isRefused() {
    assertThatThrownBy(() -> refusal(List.of())).hasMessage("a refusal needs a reason");
    assertThatThrownBy(() -> refusal(List.of(RefusalReason.NOT_JSON, RefusalReason.BEYOND_HORIZON)))
        .hasMessageContaining("two dispositions");
  }

  @Test
  void sha256_ofNothing_isTheKnownDigest() {
    assertThat(Sha256.hexOf(new byte[0]))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  private static Refusal refusal(List<RefusalReason> reasons) {
    return new Refusal(
        reasons,
        "/3/lng",
        "经度 is wrong",
        "offsite/v1/truck/truck-1/position",
        "truck-1",
        "telemetry.truck/0/7",
        3,
        1_772_638_870_000L,
        PAYLOAD.length,
        Sha256.hexOf(PAYLOAD),
        PAYLOAD);
  }
}
