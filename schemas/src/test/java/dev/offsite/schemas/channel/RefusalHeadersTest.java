package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refused message can be read back, and sent again, whatever a stranger put into it. */
class RefusalHeadersTest {

  private static final long SEED = 6_901L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "经度 200 在范围之外；上限 180",
        "𠮷野家 🚛",
        "a,b=c;d:e",
        "line\r\nX-Injected: 1",
        "\u0000\u0001\u001F\u007F",
        "\u202Egnp.exe",
        "\uFEFFbom",
        "\"quoted\" \\ 'single'",
        "%00%0d%0a",
        "e\u0301 is not \u00E9"
      })
  void text_ofAnyCharacters_isReadBackUnchanged(String text) {
    Refusal refusal =
        new Refusal(
            List.of(RefusalReason.BAD_VALUE),
            text,
            text,
            text,
            text,
            text,
            0,
            0,
            0,
            text,
            text.getBytes(StandardCharsets.UTF_8));
    assertThat(Refusal.parse(text, refusal.headers(), refusal.payload()))
        .usingRecursiveComparison()
        .isEqualTo(refusal);
  }

  @Test
  void refusal_anyAtAll_isReadBackUnchanged() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      Refusal refusal = any(random);
      assertThat(Refusal.parse(refusal.deviceId(), refusal.headers(), refusal.payload()))
          .as("seed %d, case %d", SEED, i)
          .usingRecursiveComparison()
          .isEqualTo(refusal);
    }
  }

  @Test
  void headers_ofARefusal_areInAStableOrderAndReadable() {
    Map<String, String> texts = new LinkedHashMap<>();
    sample().headers().forEach((name, value) -> texts.put(name, utf8(value)));
    assertThat(texts)
        .containsExactly(
            Map.entry("refusal-reasons", "ZERO_ISLAND,FUTURE_TIME"),
            Map.entry("refusal-pointer", "/3/lng"),
            Map.entry("refusal-detail", "经度 is 0"),
            Map.entry("mqtt-topic", "offsite/v1/truck/truck-1/position"),
            Map.entry("refusal-origin", "telemetry.truck/0/7"),
            Map.entry("refusal-index", "3"),
            Map.entry("received-at", "1772638870000"),
            Map.entry("payload-length", "2"),
            Map.entry("payload-sha256", "44".repeat(32)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refusal-index  | 0                   | '' | --1
          refusal-index  | 2147483647          | 2147483648 | 1.0
          refusal-index  | -2147483648         | -2147483649 | x
          payload-length | 2147483647          | 2147483648 | 0x10
          received-at    | 9223372036854775807 | 9223372036854775808 | now
          received-at    | -62167219200000     | '1 ' | 1e3
          """)
  void number_bothSidesOfItsWidth_isReadOrTheHeaderNamed(
      String header, String good, String beyond, String bad) {
    assertThat(utf8(reparse(header, good).headers().get(header))).isEqualTo(good);
    for (String value : List.of(beyond, bad)) {
      assertThatThrownBy(() -> reparse(header, value))
          .as(value)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("header '" + header + "'")
          .hasMessageContaining(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ZERO_ISLAND,", ",ZERO_ISLAND", "zero_island", "ZERO_ISLAND, NO_FIX", "NEW"})
  void reasons_withACodeThatV1HasNot_nameTheHeader(String reasons) {
    assertThatThrownBy(() -> reparse("refusal-reasons", reasons))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header 'refusal-reasons' holds '")
        .hasMessageContaining("which is no reason of v1");
  }

  @Test
  void reasons_ofTwoDispositions_areRefusedOnTheWayBack() {
    assertThatThrownBy(() -> reparse("refusal-reasons", "ZERO_ISLAND,NOT_JSON"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reasons of two dispositions: [ZERO_ISLAND, NOT_JSON]");
  }

  @Test
  void headers_ofOthers_areIgnored() {
    Map<String, byte[]> headers = new LinkedHashMap<>(sample().headers());
    headers.put("traceparent", new byte[] {(byte) 0xFF});
    headers.put("refusal-hue", new byte[0]);
    assertThat(Refusal.parse("truck-1", headers, sample().payload()))
        .usingRecursiveComparison()
        .isEqualTo(sample());
  }

  @Test
  void reasons_changedByTheCaller_doNotChangeTheRefusal() {
    List<RefusalReason> reasons = new ArrayList<>(List.of(RefusalReason.NOT_JSON));
    Refusal refusal = new Refusal(reasons, "", "", "", "", "", 0, 0, 0, "", new byte[0]);
    reasons.set(0, RefusalReason.BEYOND_HORIZON);
    assertThat(refusal.disposition()).isEqualTo(RefusalReason.Disposition.DEAD_LETTER);
    assertThatThrownBy(() -> refusal.reasons().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Refusal reparse(String header, String value) {
    Map<String, byte[]> headers = new LinkedHashMap<>(sample().headers());
    headers.put(header, value.getBytes(StandardCharsets.UTF_8));
    return Refusal.parse("truck-1", headers, sample().payload());
  }

  private static Refusal sample() {
    return new Refusal(
        List.of(RefusalReason.ZERO_ISLAND, RefusalReason.FUTURE_TIME),
        "/3/lng",
        "经度 is 0",
        "offsite/v1/truck/truck-1/position",
        "truck-1",
        "telemetry.truck/0/7",
        3,
        1_772_638_870_000L,
        2,
        "44".repeat(32),
        new byte[] {'{', '}'});
  }

  private static Refusal any(Random random) {
    List<RefusalReason> all = List.of(RefusalReason.values());
    RefusalReason first = all.get(random.nextInt(all.size()));
    List<RefusalReason> reasons = new ArrayList<>(List.of(first));
    for (RefusalReason other : all) {
      if (other.disposition() == first.disposition() && random.nextInt(4) == 0) {
        reasons.add(other);
      }
    }
    byte[] payload = new byte[random.nextInt(20)];
    random.nextBytes(payload);
    return new Refusal(
        reasons,
        text(random),
        text(random),
        text(random),
        text(random),
        text(random),
        random.nextInt(),
        random.nextLong(),
        random.nextInt(),
        Sha256.hexOf(payload),
        payload);
  }

  /** Any characters that are not half a surrogate pair. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
      text.appendCodePoint(Character.getType(codePoint) == Character.SURROGATE ? ',' : codePoint);
    }
    return text.toString();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
