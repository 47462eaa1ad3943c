package dev.offsite.pipelines.judge.trip;

import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Loads tipped where they may not be. */
class DumpingFoldTest {

  private static final double FIELD_EAST_M = 1_000;

  private final TruckFile file = file(TripScene.permit());

  @Test
  void tip_backingUpThenBodyUp_opensWithTheSecondSignAndNotBefore() {
    assertThat(file.add(loaded(0), reversing(10), reversing(20))).isEmpty();
    List<Candidate> said = file.add(raised(30).loaded());
    assertThat(said).hasSize(1);
    Candidate candidate = said.get(0);
    assertThat(candidate.kind()).isEqualTo(ViolationKind.ILLEGAL_DUMPING);
    assertThat(candidate.phase()).isEqualTo(Candidate.Phase.OPEN);
    assertThat(candidate.episode().start()).isEqualTo(time(10));
    assertThat(candidate.episode().worstObserved()).isEqualTo(time(30));
    assertThat(candidate.facts().measured()).isEqualTo(2);
    assertThat(candidate.facts().details())
        .containsEntry("bodyRaised", "seen")
        .containsEntry("reversed", "seen")
        .containsEntry("lighter", "not seen")
        .containsEntry("loadBefore", "LOADED");
    assertThat(candidate.gate().reasons()).contains("SIGNS_MISSING");
  }

  @Test
  void tip_withAllThreeSigns_isCertain() {
    file.add(dump());
    assertThat(file.holding()).hasSize(1);
    Candidate candidate = file.holding().get(0);
    assertThat(candidate.facts().measured()).isEqualTo(3);
    assertThat(candidate.facts().details())
        .containsEntry("lighter", "seen")
        .containsEntry("loadAfter", "EMPTY");
    assertThat(candidate.gate().reasons()).doesNotContain("SIGNS_MISSING", "LOAD_PRESUMED");
  }

  @Test
  void tip_ofOneSignOnly_isNone() {
    file.add(loaded(0), raised(10).loaded(), raised(20).loaded(), raised(30).loaded());
    file.add(at(60, FIELD_EAST_M + 200, 0).loaded());
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void lighter_heldForFifteenSeconds_isASignAndAFlickerIsNone() {
    file.add(loaded(0), raised(10).loaded(), raised(20).empty(), raised(30).loaded());
    assertThat(file.add(raised(40).empty(), raised(54).empty())).isEmpty();
    assertThat(file.add(raised(55).empty())).hasSize(1);
  }

  @Test
  void payload_lowerByTwoTonnes_isASign() {
    file.add(at(0, FIELD_EAST_M, 0).kph(0.0).payloadKg(18_000));
    assertThat(file.add(raised(10).payloadKg(18_000), raised(20).payloadKg(16_001))).isEmpty();
    assertThat(file.add(raised(40).payloadKg(16_001))).isEmpty();
    file.add(raised(50).payloadKg(16_000));
    assertThat(file.add(raised(70).payloadKg(15_000))).hasSize(1);
  }

  @Test
  void emptyTruck_withBodyUpAndReversing_dumpsNothing() {
    file.add(at(0, FIELD_EAST_M, 0).empty(), reversing(10).empty(), raised(20).empty());
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void bodyUp_whileItDrives_isNoSign() {
    file.add(loaded(0), reversing(10));
    file.add(raised(20).kph(3.1).loaded(), raised(30).kph(3.1).loaded());
    assertThat(file.revisions()).isEmpty();
    assertThat(file.add(raised(40).kph(3.0).loaded())).hasSize(1);
  }

  @Test
  void tip_inTheSiteOfThePermit_isNone() {
    file.add(dumpAt(TripScene.DISPOSAL_EAST_M));
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void tip_withinTheMarginOfTheSite_isNoneAndBeyondItIsOne() {
    file.add(dumpAt(TripScene.DISPOSAL_EAST_M - 129));
    assertThat(file.revisions()).isEmpty();
    TruckFile other = file(TripScene.permit());
    other.add(dumpAt(TripScene.DISPOSAL_EAST_M - 131));
    assertThat(other.holding()).hasSize(1);
  }

  @Test
  void tip_inTheSiteOfAnother_isOneAndNamesTheSite() {
    file.add(dumpAt(TripScene.OTHER_EAST_M));
    assertThat(file.holding()).hasSize(1);
    assertThat(file.holding().get(0).place().fenceId()).isEqualTo(TripScene.OTHER_DISPOSAL);
  }

  @Test
  void tip_inASiteWithoutAnyPermit_isLeftToTheRuleOnPermits() {
    TruckFile other = file();
    other.add(dumpAt(TripScene.OTHER_EAST_M));
    assertThat(other.revisions()).isEmpty();
    other.add(later(dumpAt(FIELD_EAST_M), 1_000));
    assertThat(other.holding()).hasSize(1);
  }

  @Test
  void tip_inABuildingSite_isSoilThatIsMovedWithinIt() {
    file.add(dumpAt(0));
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void reversingOnTheRoad_thenTippingInTheSite_isNoDumping() {
    file.add(loaded(0), at(10, 1_850, 0).kph(4.0).reversing(true).loaded());
    for (Report fix : later(dumpAt(TripScene.DISPOSAL_EAST_M), 30)) {
      file.add(fix);
    }
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void signs_fartherApartThanTheWindowOrTheRadius_areNotOneTip() {
    file.add(loaded(0), reversing(10));
    file.add(raised(311).loaded());
    assertThat(file.revisions()).isEmpty();
    file.add(at(330, FIELD_EAST_M + 61, 0).kph(2.0).reversing(true).loaded());
    assertThat(file.revisions()).isEmpty();
  }

  @Test
  void noLoadSensor_thePresumedLoad_isAReasonToLookTwice() {
    file.add(TripScene.stand(0, 200, 0));
    file.add(TripScene.drive(210, 200, FIELD_EAST_M));
    file.add(at(300, FIELD_EAST_M, 0).kph(4.0).reversing(true), raised(310));
    Candidate candidate = file.holding().get(0);
    assertThat(candidate.facts().details()).containsEntry("loadBefore", "presumed");
    assertThat(candidate.gate().reasons()).contains("LOAD_PRESUMED", "SIGNS_MISSING");
  }

  @Test
  void severity_byNight_isGraver() {
    // 8 o'clock by the law's clock at midnight UTC; 22 o'clock 14 hours later.
    file.add(later(dump(), 14 * 3_600 - 11));
    file.add(later(dump(), 16 * 3_600));
    assertThat(file.holding()).extracting(c -> c.law().severity()).containsExactly(5, 5);
    TruckFile byDay = file(TripScene.permit());
    byDay.add(dump());
    assertThat(byDay.holding()).extracting(c -> c.law().severity()).containsExactly(3);
  }

  @Test
  void silence_longerThanTheGap_endsItWithItsLastSign() {
    file.add(loaded(0), reversing(10), raised(20).loaded(), raised(30).loaded());
    assertThat(file.fallSilent(Duration.ofSeconds(299))).isEmpty();
    List<Candidate> said = file.fallSilent(Duration.ofMinutes(5));
    assertThat(said).hasSize(1);
    assertThat(said.get(0).episode().end()).isEqualTo(time(30));
    assertThat(said.get(0).facts().notes()).containsExactly("ENDED_IN_SILENCE");
  }

  @Test
  void lateFix_thatShowsItEmptyBefore_withdrawsIt() {
    file.add(reversing(100), raised(110).loaded());
    assertThat(file.holding()).hasSize(1);
    file.add(at(60, FIELD_EAST_M, 0).empty(), at(70, FIELD_EAST_M, 0).empty());
    file.add(at(80, FIELD_EAST_M, 0).empty(), at(90, FIELD_EAST_M, 0).empty());
    assertThat(file.holding()).isEmpty();
  }

  @Test
  void exemptVehicle_mayTip() {
    TruckFile other =
        new TruckFile(
            TripScene.reference(
                new ReferenceEntry.Vehicle(
                    TruckScene.PLATE, 2, TruckScene.ALWAYS, TruckScene.COMPANY, true)),
            TripScene.FOLDS);
    other.add(dump());
    assertThat(other.revisions()).isEmpty();
  }

  @Test
  void law_anyOrderAndRepetition_endsInTheSameCandidate() {
    List<Report> fixes = dump();
    file.add(fixes);
    List<Candidate> expected = file.holding();
    assertThat(expected).hasSize(1);
    assertThat(expected.get(0).phase()).isEqualTo(Candidate.Phase.CLOSED);
    SplittableRandom seeds = new SplittableRandom(88);
    for (int run = 0; run < 300; run++) {
      long seed = seeds.nextLong();
      List<Report> shuffled = new ArrayList<>(fixes);
      shuffled.addAll(fixes.subList(0, 5));
      Collections.shuffle(shuffled, new Random(seed));
      TruckFile other = file(TripScene.permit());
      other.add(shuffled);
      assertThat(other.holding()).as("seed %s", seed).hasSize(1);
      Candidate found = other.holding().get(0);
      assertThat(found.id()).as("seed %s", seed).isEqualTo(expected.get(0).id());
      assertThat(found.episode()).as("seed %s", seed).isEqualTo(expected.get(0).episode());
      assertThat(found.facts()).as("seed %s", seed).isEqualTo(expected.get(0).facts());
      assertThat(found.gate()).as("seed %s", seed).isEqualTo(expected.get(0).gate());
    }
  }

  private static TruckFile file(ReferenceEntry... more) {
    return new TruckFile(TripScene.reference(more), TripScene.FOLDS);
  }

  private static List<Report> dump() {
    return dumpAt(FIELD_EAST_M);
  }

  private static List<Report> later(List<Report> fixes, double seconds) {
    return fixes.stream().map(fix -> fix.later(seconds)).toList();
  }

  /** Loaded, backs up, tips from 20 s on, empty from 60 s on, drives away at 100 s. */
  private static List<Report> dumpAt(double eastM) {
    List<Report> fixes = new ArrayList<>();
    fixes.add(at(0, eastM, 20).kph(10.0).loaded());
    fixes.add(at(10, eastM, 10).kph(4.0).reversing(true).loaded());
    for (int second = 20; second < 100; second += 10) {
      Report fix = at(second, eastM, 0).kph(0.0).body(PositionReport.Body.RAISED);
      fixes.add(second < 60 ? fix.loaded() : fix.empty());
    }
    fixes.add(at(100, eastM, 40).empty());
    fixes.add(at(110, eastM, 160).empty());
    return fixes;
  }

  private static Report loaded(double second) {
    return at(second, FIELD_EAST_M, 0).kph(10.0).loaded();
  }

  private static Report reversing(double second) {
    return at(second, FIELD_EAST_M, 0).kph(4.0).reversing(true).loaded();
  }

  private static Report raised(double second) {
    return at(second, FIELD_EAST_M, 0).kph(0.0).body(PositionReport.Body.RAISED);
  }
}
