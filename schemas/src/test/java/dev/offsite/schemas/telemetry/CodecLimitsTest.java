package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit changes what is read; outside its range it is refused by its name. */
class CodecLimitsTest {

  private static final DeviceTopic TOPIC = new DeviceTopic(DeviceKind.WIM, "w", ReportKind.STATUS);
  private static final String REPORT =
      "{\"deviceTime\":\"2026-03-04T00:00:00Z\",\"state\":\"ONLINE\"}";

  @ParameterizedTest
  @CsvSource({"2147483639, 2147483647, 512, 2147483647", "2, 1, 4, 64", "1000000, 2000, 16, 2048"})
  void limits_atTheEndsOfTheirRanges_areAccepted(int payload, int batch, int nesting, int text) {
    CodecLimits limits = new CodecLimits(payload, batch, nesting, text);
    assertThat(limits.payloadBytesMax()).isEqualTo(payload);
    assertThat(limits.batchReportsMax()).isEqualTo(batch);
    assertThat(limits.nestingMax()).isEqualTo(nesting);
    assertThat(limits.textLengthMax()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1          | 1  | 4   | 64 | payloadBytesMax 1 is outside 2 to 2147483639
          -1         | 1  | 4   | 64 | payloadBytesMax -1 is outside 2 to 2147483639
          2147483640 | 1  | 4   | 64 | payloadBytesMax 2147483640 is outside 2 to 2147483639
          2          | 0  | 4   | 64 | batchReportsMax 0 is outside 1 to 2147483647
          2          | -5 | 4   | 64 | batchReportsMax -5 is outside 1 to 2147483647
          2          | 1  | 3   | 64 | nestingMax 3 is outside 4 to 512
          2          | 1  | 513 | 64 | nestingMax 513 is outside 4 to 512
          2          | 1  | 4   | 63 | textLengthMax 63 is outside 64 to 2147483647
          """)
  void limits_oneBeyondTheEnds_areRefusedByName(
      int payload, int batch, int nesting, int text, String message) {
    assertThatThrownBy(() -> new CodecLimits(payload, batch, nesting, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void default_isWhatTheContractStates() {
    assertThat(CodecLimits.DEFAULT).isEqualTo(new CodecLimits(1_000_000, 2_000, 16, 2_048));
  }

  @Test
  void payloadBytesMax_oneByteMore_letsTheLongerPayloadIn() {
    int length = REPORT.length();
    assertThat(reason(new CodecLimits(length - 1, 1, 4, 64), REPORT))
        .isEqualTo(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(reason(new CodecLimits(length, 1, 4, 64), REPORT)).isNull();
  }

  @Test
  void payloadBytesMax_countsBytesAndNotCharacters() {
    String report = REPORT.replace("}", ",\"firmware\":\"浙\"}");
    assertThat(reason(new CodecLimits(report.length() + 1, 1, 4, 64), report))
        .isEqualTo(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(reason(new CodecLimits(report.length() + 2, 1, 4, 64), report)).isNull();
  }

  @Test
  void batchReportsMax_oneReportMore_letsTheLongerBatchIn() {
    String batch = "[" + REPORT + "," + REPORT + "," + REPORT + "]";
    assertThat(reason(new CodecLimits(1_000, 2, 4, 64), batch))
        .isEqualTo(RefusalReason.BATCH_TOO_LONG);
    assertThat(reason(new CodecLimits(1_000, 3, 4, 64), batch)).isNull();
    assertThat(decode(new CodecLimits(1_000, 3, 4, 64), batch).reports()).hasSize(3);
  }

  @Test
  void batchReportsMax_exceeded_keepsNothingOfTheBatch() {
    DecodeResult result =
        decode(new CodecLimits(1_000, 1, 4, 64), "[" + REPORT + "," + REPORT + "]");
    assertThat(result)
        .isEqualTo(
            new DecodeResult(
                List.of(),
                List.of(
                    new DecodeResult.Fault(
                        0,
                        RefusalReason.BATCH_TOO_LONG,
                        "",
                        "the batch has more than 1 reports"))));
  }

  @Test
  void batchReportsMax_countsUnreadableReportsToo() {
    assertThat(reason(new CodecLimits(1_000, 2, 4, 64), "[7,7,7]"))
        .isEqualTo(RefusalReason.BATCH_TOO_LONG);
    assertThat(decode(new CodecLimits(1_000, 3, 4, 64), "[7,7,7]").faults())
        .extracting(DecodeResult.Fault::reason)
        .containsOnly(RefusalReason.WRONG_TYPE)
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"4", "5", "16", "512"})
  void nestingMax_oneLevelMore_letsTheDeeperVendorFieldIn(int nesting) {
    CodecLimits limits = new CodecLimits(10_000, 1, nesting, 64);
    assertThat(reason(limits, vendorField(nesting - 1))).isNull();
    assertThat(decode(limits, vendorField(nesting)).faults())
        .containsExactly(
            new DecodeResult.Fault(
                0,
                RefusalReason.NESTED_TOO_DEEP,
                "",
                "the JSON is nested deeper than " + nesting + " levels"));
  }

  @Test
  void textLengthMax_oneCharacterMore_letsTheLongerTextIn() {
    String report = REPORT.replace("}", ",\"firmware\":\"" + "🚛".repeat(65) + "\"}");
    assertThat(decode(new CodecLimits(10_000, 1, 4, 64), report).faults())
        .containsExactly(
            new DecodeResult.Fault(
                0,
                RefusalReason.BAD_VALUE,
                "/firmware",
                "firmware has 65 characters; 0 to 64 allowed"));
    assertThat(reason(new CodecLimits(10_000, 1, 4, 65), report)).isNull();
  }

  @Test
  void textLengthMax_doesNotHoldFieldsThatNobodyReads() {
    String report = REPORT.replace("}", ",\"vendor\":\"" + "x".repeat(1_000) + "\"}");
    assertThat(reason(new CodecLimits(10_000, 1, 4, 64), report)).isNull();
  }

  @Test
  void textLengthMax_roomierThanAnId_leavesTheIdAtItsOwnLimit() {
    DeviceTopic topic = new DeviceTopic(DeviceKind.DRONE, "d", ReportKind.SORTIE);
    String sortie =
        "{\"sortieId\":\"%s\",\"phase\":\"END\",\"deviceTime\":\"2026-03-04T00:00:00Z\","
            + "\"lng\":1,\"lat\":2}";
    for (int text : new int[] {64, 100, 128, 4_096}) {
      TelemetryCodec codec = new TelemetryCodec(new CodecLimits(10_000, 1, 4, text));
      int longest = Math.min(text, 128);
      assertThat(codec.decode(topic, utf8(sortie.formatted("s".repeat(longest)))).faults())
          .as("text length %d", text)
          .isEmpty();
      assertThat(codec.decode(topic, utf8(sortie.formatted("s".repeat(longest + 1)))).faults())
          .as("text length %d", text)
          .extracting(DecodeResult.Fault::detail)
          .containsExactly(
              "sortieId has " + (longest + 1) + " characters; 1 to " + longest + " allowed");
    }
  }

  private static String vendorField(int levels) {
    return REPORT.replace("}", ",\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
  }

  private static @Nullable RefusalReason reason(CodecLimits limits, String json) {
    List<DecodeResult.Fault> faults = decode(limits, json).faults();
    return faults.isEmpty() ? null : faults.get(0).reason();
  }

  private static DecodeResult decode(CodecLimits limits, String json) {
    return new TelemetryCodec(limits).decode(TOPIC, utf8(json));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
