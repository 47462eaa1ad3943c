package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ObjectClass;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One place is one case, whatever border runs through it, whoever sees it and as whatever. */
class OnePlaceTest {

  private static final Instant NOW = Times.at("12:00:00");

  private final SightingFinder finder = new SightingFinder();
  private final Map<String, PatrolCase> files = new LinkedHashMap<>();
  private final Map<String, Candidate> standing = new LinkedHashMap<>();
  private Entries entries = Entries.complete();

  @Test
  void borderOfTwoZones_throughThePlace_isOneCase() {
    twoZonesAt(0);

    see("10:00:00", -2, 0);
    see("10:00:02", 2, 0);
    see("10:00:04", 1, 0);

    assertThat(standing.values()).hasSize(1);
    assertThat(files).hasSize(1);
    assertThat(theOne().place().fenceId()).isEqualTo("east");
    assertThat(theOne().gate().reasons()).contains("BORDER_WITHIN_UNCERTAINTY");
  }

  @ParameterizedTest
  // two strips side by side, apart by so much in metres
  @CsvSource({"490, 1", "510, 2"})
  void zonesApart_areOneNeighbourhoodUpToTwiceTheReach(double gapM, int neighbourhoods) {
    twoZonesAt(gapM);

    see("10:00:00", -10, 0);
    see("10:00:02", gapM + 10, 0);

    assertThat(files).hasSize(neighbourhoods);
  }

  @Test
  void placeAtTheOuterBorder_sightingsOnEitherSide_isDecidedByTheirMean() {
    see("10:00:00", 1_003, 0);
    assertThat(standing).isEmpty();
    see("10:00:02", 995, 0);

    assertThat(theOne().episode().start()).isEqualTo(Times.at("10:00:00"));
    assertThat(theOne().place().fenceId()).isEqualTo(Entries.PATROLLED);
    assertThat(theOne().gate().reasons()).contains("BORDER_WITHIN_UNCERTAINTY");

    see("10:00:04", 1_006, 0);
    see("10:00:06", 1_006, 0);
    assertThat(theOne().phase()).isEqualTo(Phase.WITHDRAWN);
    see("10:00:08", 990, 0);
    see("10:00:10", 990, 0);
    assertThat(theOne().phase()).isEqualTo(Phase.UPDATED);
  }

  @Test
  void ruleWithoutZones_farFromEveryZone_isOneCaseWithoutFence() {
    entries = entries.with(Rules.patrol().fenceKinds().entry());

    see("10:00:00", 9_000, 0);
    see("10:00:02", 9_004, 0);

    assertThat(theOne().place().fenceId()).isNull();
    assertThat(theOne().place().jurisdiction()).isEqualTo(Entries.DISTRICT);
    assertThat(theOne().facts().details()).doesNotContainKey("fenceKind");
  }

  @Test
  void placesThatGrowTogether_areTheOneThatWasSeenFirst() {
    PatrolCase file = PatrolCase.empty();
    Candidate west = add(file, Sightings.at("10:00:00").ce90M(1).confidence(0.95)).get(0);
    Candidate east =
        add(file, Sightings.at("10:00:02").ce90M(1).confidence(0.95).place(12, 0)).get(0);
    List<Candidate> said = new ArrayList<>();
    // Each sighting between them draws the places towards each other.
    said.addAll(add(file, Sightings.at("10:00:04").ce90M(1).place(5, 0)));
    said.addAll(add(file, Sightings.at("10:00:06").ce90M(1).place(7, 0)));

    assertThat(said)
        .filteredOn(candidate -> candidate.phase() == Phase.WITHDRAWN)
        .extracting(Candidate::id, Candidate::supersededBy)
        .containsExactly(tuple(east.id(), west.id()));
    assertThat(
            said.stream()
                .filter(candidate -> candidate.id().equals(west.id()))
                .reduce((a, b) -> b)
                .orElseThrow()
                .episode()
                .observations())
        .isEqualTo(4);
  }

  @Test
  void drone_car_andCamera_seeOnePlace() {
    PatrolCase file = PatrolCase.empty();
    add(file, Sightings.at("10:00:00"));
    Candidate second =
        add(file, Sightings.at("10:30:00").device("car").platform(Platform.PATROL_CAR)).get(0);
    Candidate third =
        add(file, Sightings.at("11:00:00").device("cam").platform(Platform.FIXED_CAMERA)).get(0);

    assertThat(second.facts().details()).containsEntry("platforms", "DRONE,PATROL_CAR");
    assertThat(third.id()).isEqualTo(second.id());
    assertThat(third.facts().details()).containsEntry("platforms", "DRONE,FIXED_CAMERA,PATROL_CAR");
  }

  @Test
  void classesOfOneFamily_areOnePlace_ofDifferentFamilies_areTwo() {
    waste();

    see("10:00:00", 0, 0, "WASTE_HEAP", 0.95);
    see("10:00:02", 1, 0, "MEDICAL_WASTE", 0.7);
    assertThat(standing).hasSize(1);
    see("10:00:04", 0, 1, "EXPOSED_EARTH", 0.95);

    assertThat(standing).hasSize(2);
  }

  @Test
  void unspecificClass_countsOnlyUntilOneThatSaysMoreIsSure() {
    waste();

    see("10:00:00", 0, 0, "WASTE_HEAP", 0.99);
    assertRouted("WASTE_HEAP", "desk", "matter of patrol", 2);
    see("10:00:02", 1, 0, "MEDICAL_WASTE", 0.7);
    assertRouted("WASTE_HEAP", "desk", "matter of patrol", 2);
    see("10:00:04", 1, 0, "MEDICAL_WASTE", 0.6);

    assertRouted("MEDICAL_WASTE", "health", "medical waste", 5);
    assertThat(theOne().law().basis()).isEqualTo("basis of patrol");
    assertThat(theOne().episode().worstObserved()).isEqualTo(Times.at("10:00:02"));
  }

  @Test
  void waste_goesToTheDepartmentOfItsKind() {
    waste();
    see("10:00:00", 0, 0, "BUILDING_WASTE", 0.95);
    see("10:00:00", 100, 0, "HAZARDOUS_WASTE", 0.95);
    see("10:00:00", 200, 0, "MEDICAL_WASTE", 0.95);
    see("10:00:00", 300, 0, "WASTE_HEAP", 0.95);

    assertThat(standing.values())
        .extracting(
            candidate -> candidate.subject().objectClass(),
            candidate -> candidate.law().department())
        .containsExactly(
            tuple("BUILDING_WASTE", "综合行政执法局"),
            tuple("HAZARDOUS_WASTE", "ecology"),
            tuple("MEDICAL_WASTE", "health"),
            tuple("WASTE_HEAP", "desk"));
  }

  @Test
  void classSaysAnotherDepartmentFromADay_theOneAtTheBeginningCounts() {
    waste();
    entries =
        entries
            .with(kind("WASTE_HEAP", 1, Times.LONG_BEFORE, Times.at("10:00:01"), "before"))
            .with(kind("WASTE_HEAP", 2, Times.at("10:00:01"), null, "after"));

    see("10:00:00", 0, 0, "WASTE_HEAP", 0.95);
    see("10:00:02", 0, 0, "WASTE_HEAP", 0.99);
    assertThat(theOne().law().department()).isEqualTo("before");
  }

  private void assertRouted(String objectClass, String department, String matter, int severity) {
    Candidate candidate = theOne();
    assertThat(candidate.subject().objectClass()).isEqualTo(objectClass);
    assertThat(candidate.law().department()).isEqualTo(department);
    assertThat(candidate.law().matter()).isEqualTo(matter);
    assertThat(candidate.law().severity()).isEqualTo(severity);
  }

  private void waste() {
    Validity always = new Validity(Times.LONG_BEFORE, null);
    entries =
        entries
            .with(
                Rules.patrol()
                    .objectClasses(
                        "WASTE_HEAP",
                        "BUILDING_WASTE",
                        "MEDICAL_WASTE",
                        "HAZARDOUS_WASTE",
                        "EXPOSED_EARTH")
                    .entry())
            .with(kind("WASTE_HEAP", 1, Times.LONG_BEFORE, null, "desk"))
            .with(
                new ObjectClass(
                    "BUILDING_WASTE", 1, always, "WASTE", false, null, null, null, null))
            .with(
                new ObjectClass(
                    "MEDICAL_WASTE", 1, always, "WASTE", false, null, "medical waste", "health", 5))
            .with(
                new ObjectClass(
                    "HAZARDOUS_WASTE", 1, always, "WASTE", false, null, null, "ecology", 5));
  }

  private static ObjectClass kind(
      String name, int version, Instant from, Instant to, String department) {
    return new ObjectClass(
        name, version, new Validity(from, to), "WASTE", true, null, null, department, null);
  }

  /** West of the origin, and east of a gap. */
  private void twoZonesAt(double gapM) {
    entries =
        Entries.complete()
            .without(ReferenceKind.FENCE, Entries.PATROLLED)
            .with(Fences.square("west", "PATROL", -100, 0, 100).entry())
            .with(Fences.square("east", "PATROL", gapM + 100, 0, 100).entry());
  }

  private void see(String time, double eastM, double northM) {
    see(time, eastM, northM, "SPOIL_HEAP", 0.7);
  }

  private void see(
      String time, double eastM, double northM, String objectClass, double confidence) {
    Wgs84Position place = Places.at(eastM, northM);
    for (Sighting sighting :
        finder.find(
            Reports.at(time)
                .of(Entries.DRONE)
                .detection(place)
                .id(objectClass + eastM)
                .objectClass(objectClass)
                .confidence(confidence)
                .located(),
            ViolationKind.PATROL_OBJECT,
            entries.snapshot())) {
      files
          .computeIfAbsent(sighting.key(), key -> PatrolCase.empty())
          .add(sighting, entries.snapshot(), NOW)
          .revisions()
          .forEach(candidate -> standing.put(candidate.id(), candidate));
    }
  }

  private List<Candidate> add(PatrolCase file, Sightings sighting) {
    return file.add(sighting.sighting(), entries.snapshot(), NOW).revisions();
  }

  private Candidate theOne() {
    assertThat(standing).hasSize(1);
    return standing.values().iterator().next();
  }
}
