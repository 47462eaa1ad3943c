package dev.offsite.pipelines.judge.passer;

import static dev.offsite.pipelines.judge.passer.PasserScene.MPS;
import static dev.offsite.pipelines.judge.passer.PasserScene.NOON;
import static dev.offsite.pipelines.judge.passer.PasserScene.fix;
import static dev.offsite.pipelines.testing.Entries.TRUCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At noon at the origin, 15 m/s; the figures of {@link Rules#identifying}. */
class ScaleMomentTest {

  private static final IdentifyRule RULE = new IdentifyRule(Rules.identifying().entry());

  /** 30 m of scale, 10 m of fix, 2 m/s² × (20 s)² / 8. */
  private static final double UNCERTAINTY_M = 30 + 10 + 100;

  private static final ScaleMoment MOMENT =
      new ScaleMoment(NOON.toEpochMilli(), Places.ORIGIN.lng(), Places.ORIGIN.lat(), MPS);

  @Test
  void track_besideTheScale_countsUpToTheUncertainty_andNotAMetreBeyond() {
    Optional<Passing> beside = by(drive(UNCERTAINTY_M - 1));

    assertThat(beside).isPresent();
    assertThat(beside.get().isTracked()).isTrue();
    assertThat(beside.get().distanceM()).isCloseTo(UNCERTAINTY_M - 1, within(0.1));
    assertThat(beside.get().uncertaintyM()).isEqualTo(UNCERTAINTY_M);
    assertThat(by(drive(UNCERTAINTY_M + 1))).isEmpty();
  }

  @Test
  void track_thatIsAtTheScaleAtAnotherTime_countsOnlyAsFarAsTheClocksLeaveOpen() {
    double lateS = 3 + UNCERTAINTY_M / MPS;

    assertThat(by(late(lateS - 0.2))).isPresent();
    assertThat(by(late(lateS + 0.2))).isEmpty();
    assertThat(by(late(-lateS + 0.2))).isPresent();
    assertThat(by(late(-lateS - 0.2))).isEmpty();
  }

  @Test
  void distance_isThatOfTheNearestMomentTheClocksLeaveOpen() {
    assertThat(by(late(3)).get().distanceM()).isCloseTo(0, within(0.1));
    assertThat(by(late(4)).get().distanceM()).isCloseTo(MPS, within(0.1));
  }

  @Test
  void gap_asLongAsTheRuleAllows_isATrack_aSecondMoreIsASilence() {
    assertThat(by(List.of(at(-30), at(30))).get().isTracked()).isTrue();
    assertThat(by(List.of(at(-30), at(31))).get().isTracked()).isFalse();
  }

  @Test
  void silence_asLongAsTheRuleAllows_leavesTheTruckPossible_aSecondMoreDoesNot() {
    assertThat(by(List.of(fix(TRUCK, -150, -1_000), fix(TRUCK, 150, 1_000)))).isPresent();
    assertThat(by(List.of(fix(TRUCK, -150, -1_000), fix(TRUCK, 151, 1_000)))).isEmpty();
  }

  @Test
  void silence_fromWhichNobodyCanDriveThere_leavesTheTruckOut() {
    double reachM = 30 + 10 + 25 * (40 + 3);

    assertThat(by(List.of(fix(TRUCK, -40, -reachM + 1), fix(TRUCK, 40, 100)))).isPresent();
    assertThat(by(List.of(fix(TRUCK, -40, -reachM - 1), fix(TRUCK, 40, 100)))).isEmpty();
    assertThat(by(List.of(fix(TRUCK, -40, -100), fix(TRUCK, 40, reachM + 1)))).isEmpty();
  }

  @Test
  void silence_thatGoesOn_saysNothing() {
    assertThat(by(List.of(at(-40), at(-20)))).isEmpty();
    assertThat(by(List.of(at(20), at(40)))).isEmpty();
  }

  @Test
  void truck_thatStandsAtTheScale_didNotCrossItAtSpeed() {
    assertThat(by(List.of(fix(TRUCK, -2, 10), fix(TRUCK, 2, 10)))).isEmpty();
  }

  @Test
  void speed_mayDifferByTheRuleAndTheErrorsOfBothFixes() {
    // over 4 s: 20 km/h, (10 + 10) m / 4 s, 2 m/s² × 4 s / 2
    double mayDifferMps = 20 / 3.6 + 5 + 4;

    assertThat(by(slower(mayDifferMps - 0.1))).isPresent();
    assertThat(by(slower(mayDifferMps + 0.1))).isEmpty();
  }

  @Test
  void speed_thatIsNotKnown_excludesNobody() {
    ScaleMoment unknown =
        new ScaleMoment(NOON.toEpochMilli(), Places.ORIGIN.lng(), Places.ORIGIN.lat(), null);

    assertThat(unknown.by(List.of(fix(TRUCK, -2, 10), fix(TRUCK, 2, 10)), RULE)).isPresent();
  }

  @Test
  void accuracy_thatTheTerminalDoesNotSay_isThatOfTheRule() {
    List<NearFix> track =
        List.of(
            fix(TRUCK, -10, Places.at(-10 * MPS, 0), null),
            fix(TRUCK, 10, Places.at(10 * MPS, 0), null));

    assertThat(by(track).get().uncertaintyM()).isEqualTo(30 + 50 + 100);
  }

  @Test
  void denseTrack_isJudgedByItsNearestPart() {
    Passing passing = by(List.of(at(-10), at(-5), at(0), at(5), at(10))).get();

    assertThat(passing.distanceM()).isCloseTo(0, within(0.1));
    assertThat(passing.intervalS()).isEqualTo(5);
    assertThat(passing.uncertaintyM()).isEqualTo(30 + 10 + 6.25);
  }

  private static Optional<Passing> by(List<NearFix> track) {
    return MOMENT.by(track, RULE);
  }

  private static NearFix at(double fromNoonS) {
    return fix(TRUCK, fromNoonS, fromNoonS * MPS);
  }

  /** East along a road so many metres north of the scale. */
  private static List<NearFix> drive(double northM) {
    return List.of(
        fix(TRUCK, -10, Places.at(-10 * MPS, northM), 10.0),
        fix(TRUCK, 10, Places.at(10 * MPS, northM), 10.0));
  }

  /** At the scale so many seconds after noon. */
  private static List<NearFix> late(double seconds) {
    return List.of(fix(TRUCK, -10, (-10 - seconds) * MPS), fix(TRUCK, 10, (10 - seconds) * MPS));
  }

  private static List<NearFix> slower(double byMps) {
    return List.of(fix(TRUCK, -2, -2 * (MPS - byMps)), fix(TRUCK, 2, 2 * (MPS - byMps)));
  }
}
