package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.cases.CaseClock.Standing;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.Milestones;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.reference.DeadlineProfile.Start;
import dev.offsite.schemas.reference.DeadlineProfile.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clocks run, from when, until when. */
class CaseClocksTest {

  private static final Instant MADE = Cases.MADE;

  @Test
  void clocks_beforeAnybodyActs_areThoseTheCandidateStarts() {
    assertThat(clocks(Cases.standing()))
        .extracting(ClockRun::step, ClockRun::startedAt, ClockRun::warnAt, ClockRun::dueAt)
        .containsExactly(
            tuple(CaseStep.ACCEPT, MADE, MADE.plusSeconds(30), MADE.plusSeconds(60)),
            tuple(CaseStep.CLOSE, MADE, MADE.plusSeconds(64_800), MADE.plusSeconds(86_400)));
  }

  @Test
  void clocks_ofAnActThatStartsThem_beginWithIt() {
    assertThat(clocks(Cases.standing(FeedbackKind.ACCEPTED, FeedbackKind.DISPATCHED)))
        .extracting(ClockRun::step, ClockRun::startedAt, ClockRun::dueAt, ClockRun::stoppedAt)
        .containsExactly(
            tuple(CaseStep.ACCEPT, MADE, MADE.plusSeconds(60), MADE.plusSeconds(60)),
            tuple(
                CaseStep.PLAN, MADE.plusSeconds(60), MADE.plusSeconds(120), MADE.plusSeconds(120)),
            tuple(CaseStep.ON_SITE, MADE.plusSeconds(120), MADE.plusSeconds(1_920), null),
            tuple(CaseStep.CLOSE, MADE, MADE.plusSeconds(86_400), null));
  }

  @ParameterizedTest
  @CsvSource({"600, 2", "600.001, 1"})
  void clocks_ofMinutes_onBothSidesOfBackFill(double knownAfterS, int clocks) {
    CaseArrival arrival = Cases.arrival("c-1", 1, Phase.OPEN, knownAfterS, Cases.PLAN);
    assertThat(CaseClocks.of(arrival.origin(), Milestones.NONE, null)).hasSize(clocks);
    assertThat(CaseClocks.isBackFilled(arrival.origin())).isEqualTo(clocks == 1);
  }

  @Test
  void clocks_withoutProfile_areNone() {
    CaseArrival arrival = Cases.arrival("c-1", 1, Phase.OPEN, 1, null);
    assertThat(CaseClocks.of(arrival.origin(), Milestones.NONE, null)).isEmpty();
    assertThat(CaseClocks.isBackFilled(arrival.origin())).isFalse();
  }

  @Test
  void end_stopsEveryClock() {
    assertThat(clocks(Cases.standing(FeedbackKind.DISMISSED)))
        .extracting(ClockRun::stoppedAt)
        .containsExactly(MADE.plusSeconds(60), MADE.plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "PLAN, ON_SITE",
    "PLAN, JUDGED",
    "ON_SITE, JUDGED",
    "TELL, TOLD",
    "DECIDE, JUDGED",
    "CLOSE, CLOSED",
    "REVIEW, TOLD"
  })
  void clock_isStoppedByTheActAndByWhatMakesItNeedless(CaseStep step, FeedbackKind act) {
    ClockPlan plan =
        new ClockPlan("p/1", 600, List.of(new Step(step, Start.CANDIDATE, 7_200, null, false)));
    CaseStanding standing = Cases.standing(FeedbackKind.ACCEPTED, act);
    List<ClockRun> runs =
        CaseClocks.of(
            new CaseArrival.Origin(1, MADE, 1, plan),
            standing.conduct().milestones(),
            standing.endedAt());
    assertThat(runs.get(0).stoppedAt())
        .isEqualTo(MADE.plusSeconds(step == CaseStep.REVIEW ? 60 : 120));
  }

  @ParameterizedTest
  @CsvSource({
    "29999, , RUNNING",
    "30000, , WARNED",
    "59999, , WARNED",
    "60000, , BREACHED",
    "99999, 60000, KEPT",
    "99999, 60001, LATE",
    "99999, 100, KEPT"
  })
  void standing_onBothSidesOfEachMoment(long nowMs, Long stoppedMs, Standing standing) {
    ClockRun run =
        new ClockRun(
            CaseStep.ACCEPT,
            MADE,
            MADE.plusSeconds(30),
            MADE.plusSeconds(60),
            stoppedMs == null ? null : MADE.plusMillis(stoppedMs));
    assertThat(run.at(MADE.plusMillis(nowMs)).standing()).isEqualTo(standing);
  }

  @Test
  void nextAfter_isTheWarningThenTheDueTimeThenNothing() {
    ClockRun run =
        new ClockRun(CaseStep.ACCEPT, MADE, MADE.plusSeconds(30), MADE.plusSeconds(60), null);
    assertThat(run.nextAfter(MADE)).isEqualTo(MADE.plusSeconds(30));
    assertThat(run.nextAfter(MADE.plusSeconds(30))).isEqualTo(MADE.plusSeconds(60));
    assertThat(run.nextAfter(MADE.plusSeconds(60))).isNull();
    ClockRun stopped =
        new ClockRun(CaseStep.ACCEPT, MADE, null, MADE.plusSeconds(60), MADE.plusSeconds(1));
    assertThat(stopped.nextAfter(MADE)).isNull();
  }

  private static List<ClockRun> clocks(CaseStanding standing) {
    return CaseClocks.of(
        standing.arrival().origin(), standing.conduct().milestones(), standing.endedAt());
  }
}
