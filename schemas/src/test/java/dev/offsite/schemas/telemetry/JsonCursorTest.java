package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where and why a value cannot be read, also if a stranger chose every character. */
class JsonCursorTest {

  private static final long SEED = 6_901L;
  private static final DeviceTopic TOPIC = new DeviceTopic(DeviceKind.WIM, "w", ReportKind.STATUS);
  private static final String KNOWN =
      "\"deviceTime\":\"2026-03-04T00:00:00Z\",\"state\":\"ONLINE\"";

  private final TelemetryCodec codec = new TelemetryCodec();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a        | /a
          ``       | /
          a/b      | /a~1b
          a~b      | /a~0b
          ~1       | /~01
          0        | /0
          浙江      | /浙江
          🚛       | /🚛
          a b      | /a b
          """)
  void pointer_toAFieldOfAVendor_isEscapedAsRfc6901Says(String name, String pointer) {
    DecodeResult.Fault fault = twice(name);
    assertThat(fault.pointer()).isEqualTo(pointer);
    assertThat(JsonPointer.compile(fault.pointer()).getMatchingProperty()).isEqualTo(name);
  }

  @Test
  void pointer_bothSidesOfItsLength_namesTheFieldOrWhatHoldsIt() {
    String longest = "n".repeat(JsonCursor.POINTER_LENGTH_MAX - 1);
    assertThat(twice(longest).pointer()).isEqualTo("/" + longest);
    assertThat(twice(longest + "n").pointer()).isEmpty();
    assertThat(twice(longest.substring(1) + "~").pointer()).isEmpty();
  }

  @Test
  void pointer_throughALongName_endsBeforeIt() {
    String json =
        "{%s,\"v\":{\"w\":[0,{\"%s\":{\"x\":1,\"x\":2}}]}}".formatted(KNOWN, "n".repeat(2_000));
    assertThat(fault(json).pointer()).isEqualTo("/v/w/1");
    assertThat(fault("[" + json + "]").pointer()).isEqualTo("/0/v/w/1");
  }

  @Test
  void name_withEscapesOfASurrogatePair_isReadAndOfHalfAPairIsNoJson() {
    String json = "{%s,\"v\":{\"a%s\":{\"x\":1,\"x\":2}}}";
    assertThat(fault(json.formatted(KNOWN, "\\ud83d\\ude9b")).pointer()).isEqualTo("/v/a🚛/x");
    for (String half : new String[] {"\\ud83d", "\\ude9b", "\\ude9b\\ud83d"}) {
      assertThat(fault(json.formatted(KNOWN, half)).reason())
          .as(half)
          .isEqualTo(RefusalReason.NOT_JSON);
    }
  }

  @Test
  void fault_ofTheLargestPayload_fitsTheHeadersOfARecord() {
    String name = "~".repeat(400_000);
    DecodeResult.Fault fault = twice(name);
    assertThat(fault.reason()).isEqualTo(RefusalReason.BAD_VALUE);
    assertThat(fault.pointer().length() + fault.detail().length()).isLessThan(2_000);
    assertThat(fault.detail())
        .isEqualTo("field \"" + "~".repeat(40) + "…\" is given twice; once is allowed");
  }

  @Test
  void fault_ofAnyNames_canBeWrittenAsUtf8AndReadBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        int c = random.nextBoolean() ? 0xD7F0 + random.nextInt(0x820) : random.nextInt(0x80);
        name.append("\\u%04x".formatted(c));
      }
      String json = "{" + KNOWN + ",\"v\":{\"" + name + "\":1,\"" + name + "\":2}}";
      DecodeResult.Fault fault = fault(json);
      for (String text : new String[] {fault.pointer(), fault.detail()}) {
        assertThat(new String(utf8(text), StandardCharsets.UTF_8))
            .as("seed %d, case %d: %s", SEED, i, name)
            .isEqualTo(text);
      }
      assertThat(fault.reason())
          .as("seed %d, case %d: %s", SEED, i, name)
          .isIn(RefusalReason.BAD_VALUE, RefusalReason.NOT_JSON);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\\n",
        "\\r\\n",
        "\\u001b[31m",
        "\\u202e",
        "\\u2028",
        "\\u2029",
        "\\ud83d",
        "\\u0085",
        "\\ufeff"
      })
  void detail_ofAHostileValue_isOnePrintableLine(String escape) {
    String detail =
        fault("{\"deviceTime\":\"2026-03-04T00:00:00Z\",\"state\":\"A%sB\"}".formatted(escape))
            .detail();
    assertThat(detail).startsWith("state is \"A\uFFFD").endsWith("is required");
    assertThat(detail.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202E || c == 0x2028 || c == 0x2029);
  }

  @ParameterizedTest
  @CsvSource({"39, 39", "40, 40", "41, 40"})
  void truncate_bothSidesOfTheLength_marksWhatIsCut(int length, int kept) {
    String cut = length > kept ? "…" : "";
    assertThat(JsonCursor.truncate("长".repeat(length))).isEqualTo("长".repeat(kept) + cut);
  }

  @Test
  void truncate_atASurrogatePair_neverSplitsIt() {
    assertThat(JsonCursor.truncate("x".repeat(39) + "🚛🚛")).isEqualTo("x".repeat(39) + "🚛…");
    assertThat(JsonCursor.truncate("x".repeat(38) + "🚛🚛")).isEqualTo("x".repeat(38) + "🚛…");
    assertThat(JsonCursor.truncate("x".repeat(38) + "🚛")).isEqualTo("x".repeat(38) + "🚛");
  }

  @Test
  void number_writtenInManyWays_isTheSameNumber() {
    DeviceTopic topic = new DeviceTopic(DeviceKind.TRUCK, "t", ReportKind.POSITION);
    for (String number : new String[] {"49000", "49000.0", "4.9e4", "4.9E+4", "490000e-1"}) {
      DecodeResult result =
          codec.decode(
              topic,
              utf8(
                  "{\"fixTime\":\"2026-03-04T00:00:00Z\",\"lng\":1,\"lat\":2,\"payloadKg\":%s}"
                      .formatted(number)));
      assertThat(result.reports())
          .as(number)
          .extracting(report -> ((PositionReport) report.report()).payloadKg())
          .containsExactly(49_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-04T00:00:60Z",
        "2026-03-04 00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-03-04T00:00:00",
        "2026-03-04T00:00:00+0800",
        "2026-03-04T24:00:00Z",
        ""
      })
  void time_thatRfc3339OrV1DoesNotKnow_isNamed(String time) {
    DecodeResult.Fault fault = fault("{\"state\":\"ONLINE\",\"deviceTime\":\"" + time + "\"}");
    assertThat(fault.pointer()).isEqualTo("/deviceTime");
    assertThat(fault.reason()).isEqualTo(RefusalReason.BAD_VALUE);
    assertThat(fault.detail()).startsWith("deviceTime is \"" + time + "\"; an RFC 3339 time");
  }

  /** The fault of a report that gives a field of that name twice. */
  private DecodeResult.Fault twice(String name) {
    return fault("{%s,\"%s\":1,\"%s\":2}".formatted(KNOWN, name, name));
  }

  private DecodeResult.Fault fault(String json) {
    DecodeResult result = codec.decode(TOPIC, utf8(json));
    assertThat(result.reports()).isEmpty();
    assertThat(result.faults()).hasSize(1);
    return result.faults().get(0);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
