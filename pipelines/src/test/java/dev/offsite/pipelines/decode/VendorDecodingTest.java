package dev.offsite.pipelines.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ProfileMapping;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a landed record, through registry and profile, to a report or a dead letter. */
class VendorDecodingTest {

  private static final Instant NOW = Times.at("10:00:00");
  private static final String SERIAL = "1581F5BKD233N00A0001";
  private static final String OSD = "thing/product/" + SERIAL + "/osd";

  private final ReportDecoder decoder = new ReportDecoder(new TelemetryCodec());
  private final List<Received> reports = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  @Test
  void dji_osdOnItsOwnTopic_isAPointOfTheTrack() {
    ReferenceSnapshot reference = djiSnapshot().snapshot();

    decode(record("telemetry.drone", SERIAL, OSD, given(Profiles.DJI, 0)), reference);

    assertThat(refusals).isEmpty();
    assertThat(reports).hasSize(1);
    SortieReport sortie = (SortieReport) reports.get(0).report();
    assertThat(sortie.deviceId()).isEqualTo(SERIAL);
    assertThat(sortie.lng()).isEqualTo(120.2004321);
    assertThat(sortie.heightM()).isEqualTo(131.25);
    assertThat(sortie.pitchDeg()).isEqualTo(-90);
    assertThat(reports.get(0).speaksAs()).isEqualTo(DeviceKind.DRONE);
    assertThat(reports.get(0).mappedBy()).isEqualTo("vendor-profile/dji-cloud-osd/1");
  }

  @Test
  void evidence_isTheVendorsOwnBytes() {
    RawRecord raw = record("telemetry.drone", SERIAL, OSD, given(Profiles.DJI, 0));
    decode(raw, djiSnapshot().snapshot());

    assertThat(reports.get(0).raw().payload()).isEqualTo(given(Profiles.DJI, 0).getBytes(UTF_8));
    assertThat(reports.get(0).asEvidence("FIRST").index()).isZero();
  }

  @Test
  void scale_withWrappedBatch_isReadInTheZoneOfItsClock() {
    ReferenceSnapshot reference = wim("Asia/Shanghai");

    decode(record("telemetry.wim", "wim-7", "scale/wim-7/up", given(Profiles.WIM, 1)), reference);

    assertThat(refusals).isEmpty();
    assertThat(reports).extracting(Received::index).containsExactly(0, 1);
    assertThat(reports)
        .extracting(received -> ((PassageReport) received.report()).grossKg())
        .containsExactly(9_000, 18_000);
    assertThat(reports.get(0).report().eventTime())
        .isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
  }

  @Test
  void fault_isADeadLetterWithThePlaceInTheVendorsMessage() {
    RawRecord raw = record("telemetry.wim", "wim-7", "scale/wim-7/up", given(Profiles.WIM, 2));

    decode(raw, wim("Asia/Shanghai"));

    assertThat(reports).isEmpty();
    assertThat(refusals)
        .extracting(Refusal::reasons, Refusal::pointer, Refusal::deviceId)
        .containsExactly(
            tuple(List.of(RefusalReason.MISSING_FIELD), "/body/vehicles/0/gw", "wim-7"));
    assertThat(refusals.get(0).detail()).endsWith("(read by vendor-profile/wim-10kg-bits/1)");
    assertThat(refusals.get(0).payload()).isEqualTo(raw.payload());
  }

  @Test
  void otherTopics_ofADeviceWithAProfile_areReadByOurContract() {
    String will = "{\"deviceTime\": \"2026-03-04T10:00:00Z\", \"state\": \"OFFLINE\"}";

    decode(
        record("telemetry.wim", "wim-7", "offsite/v1/wim/wim-7/status", will),
        wim("Asia/Shanghai"));

    assertThat(refusals).isEmpty();
    assertThat(((StatusReport) reports.get(0).report()).state())
        .isEqualTo(StatusReport.State.OFFLINE);
    assertThat(reports.get(0).mappedBy()).isEmpty();
  }

  @Test
  void foreignTopic_ofNobodyInTheRegistry_isAnUnknownDevice() {
    decode(record("telemetry.drone", "SN-9", "thing/product/SN-9/osd", "{}"), snapshot());

    assertThat(refusals)
        .extracting(Refusal::reasons, Refusal::deviceId)
        .containsExactly(tuple(List.of(RefusalReason.UNKNOWN_DEVICE), "SN-9"));
  }

  @Test
  void foreignTopic_ofADeviceWithoutProfile_isMalformed() {
    decode(record("telemetry.drone", Entries.DRONE, "thing/product/drone-1/osd", "{}"), snapshot());

    assertThat(refusals)
        .extracting(Refusal::reasons)
        .containsExactly(List.of(RefusalReason.MALFORMED_TOPIC));
  }

  @Test
  void foreignTopic_landedUnderAnotherKey_isMalformed() {
    decode(
        record("telemetry.drone", SERIAL, "thing/product/X/osd", "{}"), djiSnapshot().snapshot());

    assertThat(refusals)
        .extracting(Refusal::reasons)
        .containsExactly(List.of(RefusalReason.MALFORMED_TOPIC));
  }

  @Test
  void profile_ofTheTimeOfReceipt_counts_andTheLastOneAfterItsEnd() {
    ReferenceEntry.VendorProfile first = Profiles.shipped(Profiles.DJI);
    ReferenceSnapshot reference =
        djiSnapshot()
            .with(version(first, 1, Times.LONG_BEFORE, NOW))
            .with(version(first, 2, NOW, NOW.plusSeconds(60)))
            .snapshot();
    for (int seconds : new int[] {-1, 0, 59, 60, 600}) {
      decode(
          record("telemetry.drone", SERIAL, OSD, given(Profiles.DJI, 0), NOW.plusSeconds(seconds)),
          reference);
    }
    assertThat(reports)
        .extracting(Received::mappedBy)
        .containsExactly(
            "vendor-profile/dji-cloud-osd/1",
            "vendor-profile/dji-cloud-osd/2",
            "vendor-profile/dji-cloud-osd/2",
            "vendor-profile/dji-cloud-osd/2",
            "vendor-profile/dji-cloud-osd/2");
  }

  @Test
  void device_beforeAndAfterItGotAProfile_isReadByWhatWasRegisteredThen() {
    ReferenceSnapshot reference =
        Entries.complete()
            .with(Profiles.shipped(Profiles.TRUCK))
            .with(Devices.truck(Entries.TRUCK, Entries.PLATE).valid(Times.LONG_BEFORE, NOW).entry())
            .with(
                Devices.truck(Entries.TRUCK, Entries.PLATE)
                    .version(2)
                    .valid(NOW, null)
                    .vendorProfile(Profiles.TRUCK)
                    .entry())
            .snapshot();
    String topic = "offsite/v1/truck/truck-1/position";
    String ours = "{\"fixTime\": \"2026-03-04T10:00:00Z\", \"lng\": 120.2, \"lat\": 30.2}";
    String theirs =
        "{\"imei\": \"truck-1\", \"gps\": [{\"t\": 1772633707, \"x\": 1201612345,"
            + " \"y\": 302745678}]}";

    decode(record("telemetry.truck", "truck-1", topic, ours, NOW.minusMillis(1)), reference);
    decode(record("telemetry.truck", "truck-1", topic, theirs, NOW), reference);
    assertThat(reports)
        .extracting(Received::mappedBy)
        .containsExactly("", "vendor-profile/muck-terminal-1closed-0open/1");
    decode(record("telemetry.truck", "truck-1", topic, ours, NOW), reference);
    assertThat(refusals).extracting(Refusal::pointer).containsExactly("/gps");
  }

  @Test
  void reject_ofAMappedReport_saysThatItsPointerIsIntoTheReport() {
    decode(
        record("telemetry.wim", "wim-7", "scale/wim-7/up", given(Profiles.WIM, 1)),
        wim("Asia/Shanghai"));

    Refusal reject =
        reports.get(1).refuse(List.of(RefusalReason.IMPLAUSIBLE_MASS), "/grossKg", "too light");

    assertThat(reject.pointer()).isEqualTo("/grossKg");
    assertThat(reject.index()).isEqualTo(1);
    assertThat(reject.detail())
        .isEqualTo("too light (report as read by vendor-profile/wim-10kg-bits/1)");
  }

  private void decode(RawRecord raw, ReferenceSnapshot reference) {
    decoder.decode(raw, reference, reports::add, refusals::add);
  }

  private static ReferenceSnapshot snapshot() {
    return Entries.complete().snapshot();
  }

  private static Entries djiSnapshot() {
    return Entries.complete()
        .with(Profiles.shipped(Profiles.DJI))
        .with(Devices.drone(SERIAL).vendorProfile(Profiles.DJI).entry());
  }

  private static ReferenceSnapshot wim(String zone) {
    return Entries.complete()
        .with(Profiles.shipped(Profiles.WIM))
        .with(
            Devices.scale("wim-7", Entries.SITE)
                .vendorProfile(Profiles.WIM)
                .clockZone(zone)
                .entry())
        .snapshot();
  }

  private static ReferenceEntry.VendorProfile version(
      ReferenceEntry.VendorProfile of, int version, Instant from, Instant to) {
    return new ReferenceEntry.VendorProfile(
        of.id(),
        version,
        new Validity(from, to),
        of.title(),
        of.basis(),
        of.deviceKind(),
        of.report(),
        of.topic(),
        of.unwrap(),
        of.each(),
        of.fields(),
        of.tests());
  }

  private static String given(String profile, int test) {
    ProfileMapping.Example example = Profiles.shipped(profile).tests().get(test);
    return example.given();
  }

  private static RawRecord record(String topic, String key, String mqttTopic, String payload) {
    return record(topic, key, mqttTopic, payload, NOW);
  }

  private static RawRecord record(
      String topic, String key, String mqttTopic, String payload, Instant receivedAt) {
    return new RawRecord(
        topic, 0, 7, key, mqttTopic, receivedAt.toEpochMilli(), payload.getBytes(UTF_8));
  }
}
