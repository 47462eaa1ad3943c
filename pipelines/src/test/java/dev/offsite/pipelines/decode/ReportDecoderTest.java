package dev.offsite.pipelines.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportDecoderTest {

  private static final String TOPIC = "offsite/v1/truck/truck-1/position";

  private final ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
  private final ReferenceSnapshot reference = Entries.complete().snapshot();
  private final List<Received> reports = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  @Test
  void decode_goodReport_passesOnWithItsRecord() {
    DeviceReport report = position("10:00:00");
    RawRecord raw = RawRecords.of(report);

    decode(raw);

    assertThat(reports).containsExactly(new Received(raw, 0, report));
    assertThat(reports.get(0).receivedAt()).isEqualTo(Times.at("10:00:01"));
    assertThat(refusals).isEmpty();
  }

  @Test
  void decode_batch_passesOnEachWithItsIndex() {
    List<DeviceReport> sent =
        List.of(position("10:00:00"), position("10:00:01"), position("10:00:02"));

    decode(RawRecords.batchOf(sent));

    assertThat(reports).extracting(Received::index).containsExactly(0, 1, 2);
    assertThat(reports).extracting(Received::report).containsExactlyElementsOf(sent);
  }

  @Test
  void decode_batchWithOneBadReport_refusesThatOneOnly() {
    String good = text(position("10:00:00"));
    String bad = good.replace("\"lng\":", "\"lng\":true,\"x\":");
    RawRecord raw = RawRecords.ofText(TOPIC, "truck-1", "[" + good + "," + bad + "," + good + "]");

    decode(raw);

    assertThat(reports).extracting(Received::index).containsExactly(0, 2);
    assertThat(refusals)
        .extracting(Refusal::index, Refusal::reasons, Refusal::pointer)
        .containsExactly(tuple(1, List.of(RefusalReason.WRONG_TYPE), "/1/lng"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "offsite/v1/truck/truck-2/position | truck-1",
        "offsite/v1/truck/truck-1/position | truck-2",
        "offsite/v1/truck/truck-1/position | ''",
        "offsite/v1/truck/truck-1/passage  | truck-1",
        "offsite/v2/truck/truck-1/position | truck-1",
        "offsite/v1/truck/truck-1          | truck-1",
        "''                                | truck-1",
      })
  void decode_topicThatIsNotTheKeys_refused(String mqttTopic, String key) {
    RawRecord raw = RawRecords.ofText(mqttTopic, key, text(position("10:00:00")));

    decode(raw);

    assertThat(reports).isEmpty();
    assertThat(refusals)
        .extracting(Refusal::reasons, Refusal::mqttTopic, Refusal::deviceId)
        .containsExactly(tuple(List.of(RefusalReason.MALFORMED_TOPIC), mqttTopic, key));
  }

  @Test
  void decode_payloadOfAnotherDevice_refused() {
    RawRecord raw =
        RawRecords.ofText(
            TOPIC,
            "truck-1",
            text(Reports.at("10:00:00").of("truck-2").position(Places.ORIGIN).report()));

    decode(raw);

    assertThat(reports).isEmpty();
    assertThat(refusals)
        .extracting(Refusal::reasons)
        .containsExactly(List.of(RefusalReason.TOPIC_DEVICE_MISMATCH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''    | EMPTY_PAYLOAD",
        "[]    | EMPTY_BATCH",
        "gps!  | NOT_JSON",
        "{}    | MISSING_FIELD",
        "42    | WRONG_TYPE",
      })
  void decode_unreadablePayload_isADeadLetterWithItsBytes(String payload, RefusalReason reason) {
    RawRecord raw = RawRecords.ofText(TOPIC, "truck-1", payload);

    decode(raw);

    assertThat(reports).isEmpty();
    Refusal refusal = refusals.get(0);
    assertThat(refusals).hasSize(1);
    assertThat(refusal.reasons()).containsExactly(reason);
    assertThat(refusal.disposition()).isEqualTo(RefusalReason.Disposition.DEAD_LETTER);
    assertThat(refusal.payload()).isEqualTo(raw.payload());
    assertThat(refusal.payloadLength()).isEqualTo(raw.payload().length);
    assertThat(refusal.payloadSha256()).isEqualTo(Sha256.hexOf(raw.payload()));
    assertThat(refusal.origin()).isEqualTo("telemetry.test/0/7");
    assertThat(refusal.receivedAtMillis()).isEqualTo(raw.receivedAtMillis());
  }

  @Test
  void asEvidence_coordinatesAndDigestOfTheRecord() {
    DeviceReport report = position("10:00:00");
    RawRecord raw = RawRecords.of(report);

    var evidence = new Received(raw, 3, report).asEvidence("FIRST");

    assertThat(evidence.role()).isEqualTo("FIRST");
    assertThat(evidence.topic()).isEqualTo("telemetry.truck");
    assertThat(evidence.offset()).isEqualTo(raw.offset());
    assertThat(evidence.index()).isEqualTo(3);
    assertThat(evidence.sha256()).isEqualTo(Sha256.hexOf(raw.payload()));
  }

  @Test
  void refuse_pointerFromTheReport_isFromTheRootOfThePayload() {
    List<DeviceReport> sent = List.of(position("10:00:00"), position("10:00:01"));
    decode(RawRecords.batchOf(sent));
    decode(RawRecords.batchOf(sent.subList(0, 1)));
    decode(RawRecords.of(sent.get(0)));

    assertThat(reports)
        .extracting(report -> refuse(report, "/lng").pointer())
        .containsExactly("/0/lng", "/1/lng", "/0/lng", "/lng");
    assertThat(reports)
        .extracting(report -> refuse(report, "").pointer())
        .containsExactly("/0", "/1", "/0", "");
  }

  private static Refusal refuse(Received report, String pointer) {
    return report.refuse(List.of(RefusalReason.ZERO_ISLAND), pointer, "detail");
  }

  private void decode(RawRecord raw) {
    decoder.decode(raw, reference, reports::add, refusals::add);
  }

  private static DeviceReport position(String time) {
    return Reports.at(time).of(Entries.TRUCK).position(Places.ORIGIN).report();
  }

  private static String text(DeviceReport report) {
    return new String(new TelemetryCodec().encode(report), UTF_8);
  }
}
