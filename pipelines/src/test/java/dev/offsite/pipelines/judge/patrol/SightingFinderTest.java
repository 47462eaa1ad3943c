package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Detections;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import dev.offsite.schemas.telemetry.Media;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightingFinderTest {

  private final SightingFinder finder = new SightingFinder();

  @Test
  void find_detectionThatCounts_allThatACandidateNeeds() {
    Media crop = new Media("CROP", "https://media.test/crop", null);
    Detections detection = detection().media(crop).confidence(0.8).ce90M(3);

    assertThat(find(Entries.complete(), detection))
        .containsExactly(
            new Sighting(
                "patrol",
                Entries.PATROLLED,
                Entries.PATROLLED,
                1,
                Entries.DRONE,
                "",
                Platform.DRONE,
                detection.report().detectionId(),
                Times.at("10:00:00").toEpochMilli(),
                Places.ORIGIN.lng(),
                Places.ORIGIN.lat(),
                3,
                0.8,
                "SPOIL_HEAP",
                null,
                List.of(crop),
                Times.at("10:00:01").toEpochMilli(),
                0,
                Times.at("10:00:00").toEpochMilli(),
                0,
                Sha256.hexOf(detection.received().raw().payload())));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1", "0.4999, 0", "1.0, 1"})
  void find_confidence_fromTheRulesFigureOn(double confidence, int sightings) {
    assertThat(find(Entries.complete(), detection().confidence(confidence))).hasSize(sightings);
  }

  @Test
  void find_classThatDoesNotCountThere_nothing() {
    assertThat(find(Entries.complete(), detection().objectClass("FISHING"))).isEmpty();
  }

  @ParameterizedTest
  // CE90 of 5 m and a radius of 10 m: up to 15 m beside the zone, which ends at 1,000 m
  @CsvSource({"999.9, patrolled-1", "1000.1, ''", "1014.9, ''", "1015.1, none"})
  void find_border_besideTheZoneWithinTheUncertainty(double eastM, String fenceId) {
    Detections detection = Reports.at("10:00:00").of(Entries.DRONE).detection(Places.at(eastM, 0));

    List<Sighting> found = find(Entries.complete(), detection);

    assertThat(found).hasSize(fenceId.equals("none") ? 0 : 1);
    assertThat(found).extracting(Sighting::neighbourhood).allMatch(Entries.PATROLLED::equals);
    assertThat(found).extracting(Sighting::fenceId).allMatch(fenceId::equals);
  }

  @ParameterizedTest
  @CsvSource({"1249.9, 1", "1250.1, 0"})
  void find_hugeUncertainty_reachesNoFurtherThanBeside(double eastM, int sightings) {
    Detections detection =
        Reports.at("10:00:00").of(Entries.DRONE).detection(Places.at(eastM, 0)).ce90M(2_000);

    assertThat(find(Entries.complete(), detection)).hasSize(sightings);
  }

  @Test
  void find_ruleWithoutZones_anywhereInOneNeighbourhood() {
    Entries entries = Entries.complete().with(Rules.patrol().fenceKinds().entry());
    Detections far = Reports.at("10:00:00").of(Entries.DRONE).detection(Places.at(9_000, 0));

    assertThat(find(entries, far))
        .extracting(Sighting::neighbourhood, Sighting::fenceId)
        .containsExactly(tuple("", ""));
  }

  @Test
  void find_ruleThatComparesSorties_passesOnWhatIsFaint() {
    Entries entries =
        Entries.complete()
            .with(Rules.patrol().parameter("goneLooks", 2).parameter("goneAfterS", 60).entry());

    assertThat(find(entries, detection().confidence(0.01))).hasSize(1);
  }

  @Test
  void find_zoneOfAnotherKind_doesNotCount() {
    Entries entries = Entries.complete().with(Rules.patrol().fenceKinds("WATER").entry());

    assertThat(find(entries, detection())).isEmpty();
  }

  @Test
  void find_severalZones_theLowestId() {
    Entries entries =
        Entries.complete()
            .with(Fences.square("a-zone", "PATROL", 0, 0, 50).entry())
            .with(Fences.square("z-zone", "PATROL", 0, 0, 50).entry());

    assertThat(find(entries, detection())).extracting(Sighting::fenceId).containsExactly("a-zone");
  }

  @Test
  void find_versionOfTheZoneInForce_counts() {
    Entries entries =
        Entries.complete()
            .with(
                Fences.square(Entries.PATROLLED, "PATROL", 0, 0, 50)
                    .valid(Times.LONG_BEFORE, Times.at("10:00:00"))
                    .entry())
            .with(
                Fences.square(Entries.PATROLLED, "PATROL", 0, 0, 50)
                    .version(2)
                    .valid(Times.at("10:00:00"), Times.at("10:00:01"))
                    .entry());

    assertThat(find(entries, detection())).extracting(Sighting::fenceVersion).containsExactly(2);
    assertThat(find(entries, Reports.at("10:00:01").of(Entries.DRONE).detection(Places.ORIGIN)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"06:59:59.999, 0", "07:00:00, 1", "08:59:59.999, 1", "09:00:00, 0"})
  void find_zoneWithHours_onlyWithin(String time, int sightings) {
    Entries entries =
        Entries.complete()
            .with(
                Fences.square(Entries.PATROLLED, "PATROL", 0, 0, 50)
                    .daily("07:00", "09:00")
                    .entry());

    assertThat(find(entries, Reports.at(time).of(Entries.DRONE).detection(Places.ORIGIN)))
        .hasSize(sightings);
  }

  @Test
  void find_twoRules_oneSightingEach() {
    Entries entries =
        Entries.complete()
            .with(
                new ReferenceEntry.Rule(
                    "patrol-night",
                    1,
                    Rules.patrol().entry().validity(),
                    Rules.patrol().entry().violation(),
                    "basis",
                    "matter",
                    "department",
                    1,
                    List.of("PATROL"),
                    List.of("SPOIL_HEAP"),
                    Rules.patrol().entry().parameters(),
                    null,
                    null,
                    null));

    assertThat(find(entries, detection()))
        .extracting(Sighting::ruleId)
        .containsExactly("patrol", "patrol-night");
  }

  private List<Sighting> find(Entries entries, Detections detection) {
    return finder.find(detection.located(), ViolationKind.PATROL_OBJECT, entries.snapshot());
  }

  private static Detections detection() {
    return Reports.at("10:00:00").of(Entries.DRONE).detection(Places.ORIGIN);
  }
}
