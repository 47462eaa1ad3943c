package dev.offsite.pipelines.judge.truck;

import static dev.offsite.pipelines.judge.truck.ZoneScene.drive;
import static dev.offsite.pipelines.judge.truck.ZoneScene.fix;
import static dev.offsite.pipelines.judge.truck.ZoneScene.time;
import static dev.offsite.pipelines.judge.truck.ZoneScene.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneJudgingTest {

  private static final Validity ALWAYS = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);

  @Test
  void truck_drivesPast_saysNothing() {
    ZoneScene scene = ZoneScene.closedAlways();

    assertThat(scene.add(drive(0, -600, 600, 260))).isEmpty();
  }

  @Test
  void truck_insideForLessThanTheRuleAsks_saysNothing() {
    ZoneScene scene = ZoneScene.closedAlways();

    // Inside for 4 s between the first and the last fix: one second short.
    scene.add(fix(0, -205, 0), fix(1, -190, 0), fix(3, -185, 0), fix(5, -190, 0));
    scene.add(fix(6, -240, 0));

    assertThat(scene.revisions).isEmpty();
  }

  @Test
  void truck_insideForExactlyWhatTheRuleAsks_opens() {
    ZoneScene scene = ZoneScene.closedAlways();

    scene.add(fix(0, -205, 0), fix(1, -190, 0), fix(3, -185, 0));
    List<Candidate> said = scene.add(fix(6, -190, 0));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    assertThat(said.get(0).revision()).isEqualTo(1);
  }

  @Test
  void truck_oneFixInsideRepaired_isNoEvidence() throws Exception {
    List<Located> honest = drive(100, -300, 300, 0);
    for (int i = 0; i < honest.size(); i++) {
      ZoneScene scene = ZoneScene.closedAlways();
      List<Located> fixes = new ArrayList<>(honest);
      fixes.set(i, ZoneScene.repaired(honest.get(i)));
      scene.add(fixes);

      Candidate candidate = scene.holding().values().iterator().next();
      boolean inside = i >= 10 && i <= 50; // from x = -200 to x = 200
      assertThat(candidate.gate().reasons().contains("RECORD_REPAIRED"))
          .as("repaired fix %s", i)
          .isEqualTo(inside);
      assertThat(candidate.evidence().records()).allMatch(record -> record.index() == 0);
      if (inside) {
        assertThat(candidate.gate().grade()).isEqualTo(Candidate.Gate.Grade.INADMISSIBLE);
      }
    }
  }

  @Test
  void truck_drivesThrough_isOneCandidateFromOpenToClosed() {
    ZoneScene scene = ZoneScene.closedAlways();

    scene.add(drive(100, -300, 300, 0));

    assertThat(scene.revisions)
        .extracting(Candidate::phase)
        .containsExactly(Phase.OPEN, Phase.UPDATED, Phase.CLOSED);
    assertThat(scene.revisions).extracting(Candidate::revision).containsExactly(1, 2, 3);
    assertThat(scene.revisions).extracting(Candidate::id).containsOnly(scene.revisions.get(0).id());
    Candidate closed = scene.revisions.get(2);
    // Enters at x = -200 after 10 s and leaves at x = 200 after 50 s, both on a fix.
    assertThat(closed.episode().start()).isEqualTo(time(110));
    assertThat(closed.episode().end()).isEqualTo(time(150));
    assertThat(closed.episode().durationS()).isCloseTo(40, within(0.01));
    assertThat(closed.episode().observations()).isEqualTo(41);
    assertThat(closed.episode().distanceM()).isCloseTo(400, within(1.0));
    assertThat(closed.episode().worstObserved()).isEqualTo(time(130));
    assertThat(closed.place().fenceId()).isEqualTo("zone-1");
    assertThat(closed.subject().plate()).isEqualTo(ZoneScene.PLATE);
    assertThat(closed.subject().company()).isEqualTo("Company");
    assertThat(closed.evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("FIRST", "WORST", "LAST");
    assertThat(closed.evidence().records().get(0).offset()).isEqualTo(10);
    assertThat(closed.evidence().track()).hasSize(41);
  }

  @Test
  void truck_entersBetweenTwoFixes_startIsInterpolatedWithItsUncertainty() {
    ZoneScene scene = ZoneScene.closedAlways();

    scene.add(fix(0, -250, 0), fix(10, -150, 0), fix(20, -50, 0));

    Candidate open = scene.revisions.get(0);
    assertThat(open.episode().start()).isEqualTo(time(5));
    assertThat(open.episode().startUncertaintyS()).isCloseTo(5, within(0.001));
    assertThat(open.facts().notes()).containsExactly("START_INTERPOLATED");
  }

  @Test
  void truck_leavesWithinTheMarginAndReturns_isTheSameVisit() {
    ZoneScene scene = ZoneScene.closedAlways();
    scene.add(drive(0, -250, -100, 0));

    scene.add(fix(20, -229, 0), fix(21, -229, 0), fix(22, -150, 0));
    scene.add(drive(23, -150, 300, 0));

    assertThat(scene.holding()).hasSize(1);
    assertThat(scene.holding().values().iterator().next().episode().start()).isEqualTo(time(5));
  }

  @Test
  void truck_leavesBeyondTheMarginAndReturns_isTwoVisits() {
    assertThat(visitsWithExcursion(fix(20, -231, 0), fix(21, -232, 0))).isEqualTo(2);
    assertThat(visitsWithExcursion(fix(20, -231, 0), fix(21, -229, 0))).isEqualTo(1);
  }

  @Test
  void truck_atOneFixBeyondTheMargin_hasLeftOnlyIfItsAccuracyLeavesNoDoubt() {
    // 3 m accurate: 9 m beyond the margin of 30 m are three accuracies.
    Map<String, Double> three = Map.of("exitSureAccuracies", 3.0);
    assertThat(visitsWithExcursion(three, fix(20, -238.9, 0))).isEqualTo(1);
    assertThat(visitsWithExcursion(three, fix(20, -239.1, 0))).isEqualTo(2);
    Map<String, Double> four = Map.of("exitSureAccuracies", 4.0);
    assertThat(visitsWithExcursion(four, fix(20, -241.9, 0))).isEqualTo(1);
    assertThat(visitsWithExcursion(four, fix(20, -242.1, 0))).isEqualTo(2);
  }

  @Test
  void truck_atOneFixFarBeyondTheMargin_byARuleThatTrustsNoSingleFix_hasNotLeft() {
    Map<String, Double> none = Map.of("exitSureAccuracies", Double.NaN);
    assertThat(visitsWithExcursion(none, fix(20, -270, 0))).isEqualTo(1);
    assertThat(visitsWithExcursion(none, fix(20, -270, 0), fix(21, -270, 0))).isEqualTo(2);
  }

  private static int visitsWithExcursion(Located... outside) {
    return visitsWithExcursion(Map.of(), outside);
  }

  private static int visitsWithExcursion(Map<String, Double> parameters, Located... outside) {
    ZoneScene scene = ZoneScene.withParameters(parameters);
    scene.add(drive(0, -250, -100, 0));
    scene.add(outside);
    scene.add(fix(22, -150, 0));
    scene.add(drive(23, -150, 300, 0));
    return scene.holding().size();
  }

  @Test
  void fix_repeated_changesNothing() {
    ZoneScene scene = ZoneScene.closedAlways();
    List<Located> drive = drive(0, -300, 300, 0);
    scene.add(drive);
    int said = scene.revisions.size();

    scene.add(drive);

    assertThat(scene.revisions).hasSize(said);
  }

  @Test
  void lateFix_movesTheStart_withdrawsTheOldCandidateAndNamesItsSuccessor() {
    ZoneScene scene = ZoneScene.closedAlways();
    scene.add(fix(0, -300, 0), fix(30, -100, 0), fix(40, 0, 0));
    Candidate first = scene.revisions.get(0);

    // It stood still outside and drove in later than the straight line said.
    List<Candidate> said = scene.add(fix(20, -210, 0));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN, Phase.WITHDRAWN);
    assertThat(said.get(1).id()).isEqualTo(first.id());
    assertThat(said.get(1).revision()).isEqualTo(2);
    assertThat(said.get(1).supersededBy()).isEqualTo(said.get(0).id());
    assertThat(said.get(0).episode().start()).isAfter(first.episode().start());
  }

  @Test
  void lateFix_exactlyAtTheHorizon_isJudged_andBeyondItIsLate() {
    ZoneScene scene = ZoneScene.closedAlways();
    double horizon = ZoneScene.HORIZON.toSeconds();
    scene.add(fix(horizon, -300, 0));

    assertThat(scene.addIsLate(fix(0, -300, 0))).isFalse();
    assertThat(scene.addIsLate(fix(-0.001, -300, 0))).isTrue();
  }

  @Test
  void banBegins_whileTruckIsInside_startsTheVisitAtThatMoment() {
    // 08:00 in Hangzhou is midnight UTC, the second 0 of the scene's day.
    ZoneScene scene = ZoneScene.closedDaily("08:00", "09:00");
    List<Located> parked = new ArrayList<>();
    for (int s = -20; s <= 20; s += 3) {
      parked.add(fix(s, 0, 0));
    }

    scene.add(parked);

    Candidate open = scene.holding().values().iterator().next();
    assertThat(open.episode().start()).isEqualTo(time(0));
    assertThat(open.episode().startUncertaintyS()).isZero();
    assertThat(open.episode().firstObserved()).isEqualTo(time(1));
  }

  @Test
  void banEnds_whileTruckIsInside_endsTheVisitAtThatMoment() {
    ZoneScene scene = ZoneScene.closedDaily("07:00", "08:00");
    for (int s = -21; s <= 21; s += 3) {
      scene.add(fix(s, 0, 0));
    }

    Candidate closed = scene.holding().values().iterator().next();
    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.episode().end()).isEqualTo(time(0));
    assertThat(closed.episode().lastObserved()).isEqualTo(time(-3));
  }

  @Test
  void truck_outsideTheHours_saysNothing() {
    ZoneScene scene = ZoneScene.closedDaily("09:00", "10:00");

    assertThat(scene.add(drive(0, -300, 300, 0))).isEmpty();
  }

  @Test
  void silence_endsTheVisitAtTheLastFix_andAFixReopensIt() {
    ZoneScene scene = ZoneScene.closedAlways();
    scene.add(drive(0, -250, 0, 0));

    List<Candidate> ended = scene.fallSilent();
    List<Candidate> again = scene.add(fix(60, 10, 0));

    assertThat(ended).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    assertThat(ended.get(0).episode().end()).isEqualTo(time(25));
    assertThat(ended.get(0).facts().notes())
        .containsExactly("START_INTERPOLATED", "ENDED_IN_SILENCE");
    assertThat(again).extracting(Candidate::phase).containsExactly(Phase.UPDATED);
    assertThat(again.get(0).episode().end()).isNull();
    assertThat(scene.fallSilent()).hasSize(1);
    assertThat(scene.fallSilent()).isEmpty();
  }

  @Test
  void gap_ofTheLimit_isOneVisit_andLongerIsTwo() {
    for (int gap : new int[] {120, 121}) {
      ZoneScene scene = ZoneScene.closedAlways();
      scene.add(drive(0, -250, 0, 0));
      scene.add(fix(25 + gap, 0, 0), fix(25 + gap + 6, 0, 0));

      assertThat(scene.holding()).as("gap of %s s", gap).hasSize(gap == 120 ? 1 : 2);
    }
  }

  @Test
  void zoneCrossedBetweenTwoFixes_isReportedAsSuchFromTheRulesLengthOn() {
    ZoneScene counting = ZoneScene.withParameters(Map.of("crossMinM", 390.0));
    ZoneScene notCounting = ZoneScene.withParameters(Map.of("crossMinM", 410.0));
    counting.add(fix(0, -300, 0), fix(30, 300, 0));
    notCounting.add(fix(0, -300, 0), fix(30, 300, 0));

    Candidate crossed = counting.holding().values().iterator().next();
    assertThat(crossed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(crossed.episode().start()).isEqualTo(time(5));
    assertThat(crossed.episode().end()).isEqualTo(time(25));
    assertThat(crossed.episode().observations()).isZero();
    assertThat(crossed.gate().grade()).isEqualTo(Candidate.Gate.Grade.REVIEW);
    assertThat(crossed.gate().reasons()).contains(Doubt.NO_FIX_INSIDE.name());
    assertThat(notCounting.revisions).isEmpty();
  }

  @Test
  void zoneCrossedBetweenTwoFixes_keepsBothRecordsAsEvidenceWhateverComesLate() {
    ZoneScene scene = ZoneScene.withParameters(Map.of("crossMinM", 100.0));
    scene.add(fix(0, -300, 0), fix(30, 300, 0));
    scene.add(fix(40, 400, 0), fix(50, 500, 0));

    scene.add(fix(45, 450, 0));

    assertThat(scene.holding().values().iterator().next().evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("FIRST", "LAST");
  }

  @Test
  void zoneCrossedBetweenTwoFixes_foundOnlyByALateFix_hasItsEvidenceToo() {
    ZoneScene scene = ZoneScene.withParameters(Map.of("crossMinM", 100.0));
    // Too fast to be a drive, until the late fix shows where the jump was.
    scene.add(fix(0, -1000, 0), fix(40, 600, 0), fix(41, 601, 0), fix(42, 602, 0));
    assertThat(scene.revisions).isEmpty();

    scene.add(fix(10, -400, 0));

    assertThat(scene.holding().values().iterator().next().evidence().records())
        .extracting(Candidate.RawRecord::role)
        .containsExactly("FIRST", "LAST");
  }

  @Test
  void zoneCrossedBetweenTwoFixes_isNotWithdrawnWhenItLeavesTheHorizon() {
    ZoneScene scene = ZoneScene.withParameters(Map.of("crossMinM", 100.0));
    scene.add(fix(0, -300, 0), fix(30, 300, 0));

    for (int i = 1; i <= 200; i++) {
      scene.add(fix(30 + 10 * i, 900, 0));
    }

    assertThat(scene.revisions).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
  }

  @Test
  void zoneCrossedFasterThanAnyTruck_isAJumpAndSaysNothing() {
    ZoneScene scene = ZoneScene.withParameters(Map.of("crossMinM", 100.0));

    // 600 m in 16.6 s are 130.1 km/h.
    assertThat(scene.add(fix(0, -300, 0), fix(16.6, 300, 0))).isEmpty();
    assertThat(
            ZoneScene.withParameters(Map.of("crossMinM", 100.0))
                .add(fix(0, -300, 0), fix(16.7, 300, 0)))
        .hasSize(1);
  }

  @Test
  void fixes_lessDeepInsideThanTheirAccuracy_proveNothing() {
    ZoneScene doubtful = ZoneScene.closedAlways();
    ZoneScene clear = ZoneScene.closedAlways();
    for (int s = 0; s < 60; s++) {
      doubtful.add(fix(s, -195, 0, 5.2, 0));
      clear.add(fix(s, -195, 0, 4.8, 0));
    }

    assertThat(doubtful.revisions).isEmpty();
    assertThat(clear.holding()).hasSize(1);
  }

  @Test
  void fixes_withoutAccuracy_countAsTheRuleSaysAndTheCandidateSaysSo() {
    ZoneScene doubtful = ZoneScene.closedAlways();
    ZoneScene clear = ZoneScene.closedAlways();
    for (int s = 0; s < 60; s++) {
      doubtful.add(fix(s, -185.1, 0, null, 0));
      clear.add(fix(s, -184.9, 0, null, 0));
    }

    assertThat(doubtful.revisions).isEmpty();
    Candidate open = clear.holding().values().iterator().next();
    assertThat(open.gate().reasons()).contains(Doubt.ACCURACY_UNKNOWN.name());
    assertThat(open.facts().details()).containsEntry("accuracyM", "unknown");
    assertThat(open.place().uncertaintyM()).isNull();
  }

  @Test
  void fix_thatArrivesAMonthLate_isJudgedLikeAnyOther() {
    ZoneScene scene = ZoneScene.closedAlways();

    scene.add(ZoneScene.receivedAfter(Duration.ofDays(40), ZoneScene.drive(0, -300, 300, 0)));

    assertThat(scene.holding()).hasSize(1);
  }

  @Test
  void truck_parkedOnTheBorderWithTenMetresOfNoiseForAnHour_isAtMostOneCandidate() {
    for (long seed = 1; seed <= 200; seed++) {
      assertThat(parkedOnTheBorder(seed, 1)).as("1 Hz, seed %s", seed).isLessThanOrEqualTo(1);
      assertThat(parkedOnTheBorder(seed, 10)).as("0.1 Hz, seed %s", seed).isLessThanOrEqualTo(1);
    }
  }

  /** Number of candidates against a truck that stands on the border for an hour. */
  private static int parkedOnTheBorder(long seed, int everySeconds) {
    Random noise = new Random(seed);
    ZoneScene scene = ZoneScene.closedAlways();
    for (int s = 0; s < 3600; s += everySeconds) {
      scene.add(fix(s, -200 + noise.nextGaussian() * 10, noise.nextGaussian() * 10, 10.0, 0));
    }
    return scene.holding().size();
  }

  @Test
  void spikeOutOfTheZone_doesNotSplitTheVisit() {
    for (int spike = 26; spike < 44; spike++) {
      List<Located> drive = new ArrayList<>(drive(0, -300, 300, 0));
      drive.set(spike, fix(spike, 5_000, 5_000));
      ZoneScene scene = ZoneScene.closedAlways();

      scene.add(drive);

      assertThat(scene.holding().values())
          .as("spike at second %s", spike)
          .extracting(c -> c.episode().start(), c -> c.episode().end())
          .containsExactly(tuple(time(10), time(50)));
    }
  }

  @Test
  void twoSpikesInARow_doNotSplitTheVisitEither() {
    List<Located> drive = new ArrayList<>(drive(0, -300, 300, 0));
    drive.set(30, fix(30, 5_000, 5_000));
    drive.set(31, fix(31, -5_000, 5_000));
    ZoneScene scene = ZoneScene.closedAlways();

    scene.add(drive);

    assertThat(scene.holding()).hasSize(1);
  }

  @Test
  void spikeIntoTheZone_isNoVisit() {
    List<Located> drive = new ArrayList<>(drive(0, -300, 300, 900));
    drive.set(30, fix(30, 0, 0));
    ZoneScene scene = ZoneScene.closedAlways();

    scene.add(drive);

    assertThat(scene.revisions).isEmpty();
  }

  @Test
  void jumpOutOfTheZone_thatStays_endsTheVisit() {
    ZoneScene scene = ZoneScene.closedAlways();
    scene.add(drive(0, -300, 0, 0));
    scene.add(fix(31, 5_000, 5_000));
    assertThat(scene.holding().values()).extracting(c -> c.episode().end()).containsOnlyNulls();

    scene.add(fix(32, 5_000, 5_010));

    assertThat(scene.holding().values()).extracting(c -> c.episode().end()).doesNotContainNull();
  }

  @Test
  void permit_thatAllowsTheZone_countsOnlyWhileItIsValid() {
    ReferenceEntry.Permit permit =
        new ReferenceEntry.Permit(
            "permit-1",
            1,
            new Validity(time(-3600), time(20)),
            ZoneScene.PLATE,
            List.of("zone-1"),
            null,
            null,
            null,
            null);
    ZoneScene scene = ZoneScene.with(permit);

    scene.add(drive(0, -200, 200, 0));

    Candidate open = scene.holding().values().iterator().next();
    assertThat(open.episode().firstObserved()).isEqualTo(time(20));
  }

  @Test
  void exemptVehicle_saysNothing() {
    ZoneScene scene =
        ZoneScene.with(new ReferenceEntry.Vehicle(ZoneScene.PLATE, 1, ALWAYS, "Fire", true));

    assertThat(scene.add(drive(0, -300, 300, 0))).isEmpty();
  }

  @Test
  void zone_ofTwoVersions_isJudgedByTheOneInForceAtTheTimeOfTheAct() {
    String versions =
        zone(1, "2020-01-01T00:00:00Z", "2026-06-01T00:10:00Z", "")
            + ","
            + zone(2, "2026-06-01T00:10:00Z", null, "");
    ZoneScene scene = ZoneScene.of(versions, Map.of(), List.of());

    scene.add(drive(0, -300, 300, 0));
    scene.add(drive(700, -300, 300, 0));

    assertThat(scene.holding().values())
        .extracting(candidate -> candidate.place().fenceVersion())
        .containsExactly(1, 2);
  }

  @Test
  void zone_notYetValid_saysNothing() {
    ZoneScene scene = ZoneScene.of(zone(1, "2026-06-01T00:10:00Z", null, ""), Map.of(), List.of());

    assertThat(scene.add(drive(0, -300, 300, 0))).isEmpty();
    assertThat(scene.add(drive(700, -300, 300, 0))).hasSize(3);
  }

  @Test
  void zoneAddedByANewRelease_countsFromTheNextFixOn() {
    ZoneScene scene = ZoneScene.of("", Map.of(), List.of());
    scene.add(drive(0, -300, 0, 0));

    scene.reference =
        ZoneScene.snapshot(zone(1, "2020-01-01T00:00:00Z", null, ""), Map.of(), List.of());
    scene.add(drive(30, 0, 300, 0));

    assertThat(scene.holding()).hasSize(1);
  }
}
