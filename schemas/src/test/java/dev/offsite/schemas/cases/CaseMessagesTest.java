package dev.offsite.schemas.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.json.JsonFaultsException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages about cases: keys, ends, and what is refused. */
class CaseMessagesTest {

  @Test
  void statuses_thatEndACase_areFour() {
    assertThat(Arrays.stream(CaseStatus.values()).filter(CaseStatus::isEnd))
        .containsExactly(
            CaseStatus.CLOSED, CaseStatus.NOT_PUNISHED, CaseStatus.DUPLICATE, CaseStatus.WITHDRAWN);
  }

  @Test
  void precision_key_namesItsScope() {
    assertThat(precision(null, null).key()).isEqualTo("rule/r");
    assertThat(precision("s", null).key()).isEqualTo("rule/r/site/s");
    assertThat(precision(null, "d").key()).isEqualTo("rule/r/device/d");
  }

  @Test
  void precision_lastDay_isADay() {
    assertThatThrownBy(
            () -> new RulePrecision("r", null, null, 30, "2026-02-30", 0, 0, 0, null, Map.of()))
        .isInstanceOf(DateTimeException.class);
  }

  @Test
  void codec_ofAnotherMessage_namesWhatIsMissing() {
    byte[] json = CaseCodec.PRECISION.encode(precision(null, null));
    assertThat(CaseCodec.PRECISION.decode(json)).isEqualTo(precision(null, null));
    assertThatThrownBy(() -> CaseCodec.STATE.decode(json))
        .isInstanceOf(JsonFaultsException.class)
        .hasMessageContaining("/candidateId: missing");
    assertThatThrownBy(() -> CaseCodec.BREACH.decode("no".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonFaultsException.class)
        .hasMessageContaining("not JSON");
  }

  private static RulePrecision precision(String site, String device) {
    return new RulePrecision("r", site, device, 30, "2026-02-28", 1, 0, 0, 1.0, Map.of());
  }
}
