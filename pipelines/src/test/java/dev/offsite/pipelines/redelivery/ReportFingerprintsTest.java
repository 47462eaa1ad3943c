package dev.offsite.pipelines.redelivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Detections;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Positions;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportFingerprintsTest {

  private static final long GOLDEN_POSITION = 5100380398677496016L;
  private static final long GOLDEN_PASSAGE = -1352585505137294592L;
  private static final long GOLDEN_DETECTION = 1426293352940568582L;
  private static final Reports TRUCK = Reports.at("10:00:00").of(Entries.TRUCK);
  private static final Reports SCALE = Reports.at("10:00:00").of(Entries.SCALE);
  private static final Reports DRONE = Reports.at("10:00:00").of(Entries.DRONE);

  @Test
  void of_positionsThatDifferInOneValue_differ() {
    assertAllDiffer(
        position().report(),
        Reports.at("10:00:01").of(Entries.TRUCK).position(Places.ORIGIN).report(),
        position().lngLat(120.2000001, 30.25).report(),
        position().lngLat(120.2, 30.2500001).report(),
        position().lngLat(30.25, 120.2).report(),
        position().datum(PositionDatum.GCJ02).report(),
        position().accuracyM(0.0).report(),
        position().accuracyM(5.0).report(),
        position().speedKph(0.0).report(),
        position().speedKph(5.0).report(),
        position().load(PositionReport.Load.EMPTY).report(),
        position().cover(PositionReport.Cover.OPEN).report(),
        position().body(PositionReport.Body.RAISED).report());
  }

  @Test
  void of_passagesThatDifferInOneValue_differ() {
    assertAllDiffer(
        passage().report(),
        passage().id("other").report(),
        SCALE.passage(40_001).report(),
        passage().axles(5).report(),
        passage().configuration(VehicleConfiguration.RIGID).report(),
        passage().driveAxles(null).report(),
        passage().driveAxles(1).report(),
        passage().speedKph(51).report(),
        passage().plate(Entries.OTHER_PLATE, 0.97).report(),
        passage().withoutPlate().report());
  }

  @Test
  void of_detectionsThatDifferInOneValue_differ() {
    assertAllDiffer(
        detection().report(),
        detection().id("other").report(),
        detection().lngLat(120.3, 30.25).report(),
        detection().datum(PositionDatum.WGS84).report(),
        detection().ce90M(6).report(),
        detection().confidence(0.71).report(),
        detection().objectClass("WASTE").report());
  }

  @Test
  void of_reportsOfDifferentKinds_differ() {
    assertAllDiffer(
        DRONE.status(),
        DRONE.sortie(120.2, 30.25),
        Reports.at("10:00:01").of(Entries.DRONE).status(),
        Reports.at("10:00:01").of(Entries.DRONE).sortie(120.2, 30.25));
  }

  @Test
  void of_equalReports_isTheSameInEveryProcess() {
    // Golden: a digest that changed with a release would let every repeat across it pass.
    assertThat(ReportFingerprints.of(position().report())).isEqualTo(GOLDEN_POSITION);
    assertThat(ReportFingerprints.of(passage().report())).isEqualTo(GOLDEN_PASSAGE);
    assertThat(ReportFingerprints.of(detection().report())).isEqualTo(GOLDEN_DETECTION);
  }

  private static Positions position() {
    return TRUCK.position(Places.ORIGIN);
  }

  private static Passages passage() {
    return SCALE.passage(40_000);
  }

  private static Detections detection() {
    return DRONE.detection(Places.ORIGIN);
  }

  private static void assertAllDiffer(DeviceReport... reports) {
    Set<Long> seen = new HashSet<>();
    for (DeviceReport report : List.of(reports)) {
      assertThat(seen.add(ReportFingerprints.of(report))).as("%s", report).isTrue();
    }
  }
}
