package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.cases.CaseClock;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.DeadlineBreach.Level;
import dev.offsite.schemas.cases.Responsible;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a case, and when. */
class CaseTellerTest {

  private static final Instant MADE = Cases.MADE;

  private ToldCase file = ToldCase.EMPTY;

  @Test
  void case_whenItIsNew_isToldWithSquadAuthorityAndClocks() {
    CaseState state = tell(Cases.standing(), MADE.plusSeconds(1)).state();
    assertThat(state.state()).isEqualTo(CaseStatus.COLLECTED);
    assertThat(state.version()).isZero();
    assertThat(state.squad()).isEqualTo("street squad");
    assertThat(state.responsible()).isEqualTo(Cases.STREET);
    assertThat(state.deadlineProfile()).isEqualTo("11301/1");
    assertThat(state.clocks())
        .extracting(CaseClock::step, CaseClock::standing)
        .containsExactly(
            tuple(CaseStep.ACCEPT, CaseClock.Standing.RUNNING),
            tuple(CaseStep.CLOSE, CaseClock.Standing.RUNNING));
    assertThat(state.attention()).isEmpty();
    assertThat(state.updatedAt()).isEqualTo(MADE.plusSeconds(1));
  }

  @Test
  void case_thatStandsAsBefore_isNotToldAgain() {
    assertThat(tell(Cases.standing(), MADE).state()).isNotNull();
    assertThat(tell(Cases.standing(), MADE.plusSeconds(5)).state()).isNull();
  }

  @Test
  void case_thatIsNotKnown_isNotToldThoughOthersNameIt() {
    file = file.with(new MergeChange("c-1", 1), 0);
    CaseTeller.Telling telling = CaseTeller.tell(file, MADE);
    assertThat(telling.state()).isNull();
    assertThat(CaseTeller.wakeAtMs(file, MADE)).isEmpty();
    assertThat(tell(Cases.standing(), MADE).state().duplicates()).isEqualTo(1);
  }

  @Test
  void duplicates_countUpAndDown() {
    tell(Cases.standing(), MADE);
    file = file.with(new MergeChange("c-1", 1), 0).with(new MergeChange("c-1", 1), 0);
    assertThat(look(MADE).state().duplicates()).isEqualTo(2);
    file = file.with(new MergeChange("c-1", -1), 0);
    assertThat(look(MADE).state().duplicates()).isEqualTo(1);
  }

  @Test
  void squad_thatWasSent_standsInPlaceOfTheResponsibleOne() {
    CaseState state =
        tell(Cases.standing(FeedbackKind.ACCEPTED, FeedbackKind.DISPATCHED), MADE).state();
    assertThat(state.squad()).isEqualTo("squad 2");
    assertThat(state.responsible().squad()).isEqualTo("street squad");
  }

  @Test
  void deadline_isWarnedOnceAndBreachedOnce() {
    tell(Cases.standing(), MADE);
    assertThat(CaseTeller.wakeAtMs(file, MADE)).hasValue(MADE.plusSeconds(30).toEpochMilli());
    assertThat(look(MADE.plusSeconds(30)).breaches())
        .extracting(DeadlineBreach::level, DeadlineBreach::step, DeadlineBreach::at)
        .containsExactly(tuple(Level.WARNING, CaseStep.ACCEPT, MADE.plusSeconds(30)));
    assertThat(look(MADE.plusSeconds(31)).breaches()).isEmpty();
    assertThat(CaseTeller.wakeAtMs(file, MADE.plusSeconds(31)))
        .hasValue(MADE.plusSeconds(60).toEpochMilli());
    DeadlineBreach breach = look(MADE.plusSeconds(60)).breaches().get(0);
    assertThat(breach.level()).isEqualTo(Level.BREACH);
    assertThat(breach.dueAt()).isEqualTo(MADE.plusSeconds(60));
    assertThat(breach.state()).isEqualTo(CaseStatus.COLLECTED);
    assertThat(breach.profile()).isEqualTo("11301/1");
    assertThat(breach.matter()).isEqualTo("dumping");
    assertThat(breach.jurisdiction()).isEqualTo("street-1");
    assertThat(breach.squad()).isEqualTo("street squad");
    assertThat(look(MADE.plusSeconds(61)).breaches()).isEmpty();
    assertThat(CaseTeller.wakeAtMs(file, MADE.plusSeconds(61)))
        .hasValue(MADE.plusSeconds(64_800).toEpochMilli());
  }

  @Test
  void deadline_sleptThrough_isBreachedWithoutAWarning() {
    tell(Cases.standing(), MADE);
    assertThat(look(MADE.plusSeconds(100)).breaches())
        .extracting(DeadlineBreach::level, DeadlineBreach::at)
        .containsExactly(tuple(Level.BREACH, MADE.plusSeconds(100)));
  }

  @Test
  void deadline_keptAsTheLastMomentSays_isNoBreachThoughItIsHeardOfLater() {
    assertThat(tell(Cases.standing(FeedbackKind.ACCEPTED), MADE.plusSeconds(90)).breaches())
        .isEmpty();
    assertThat(file.told()).isEmpty();
  }

  @Test
  void deadline_missedByTheActsOwnTime_isABreachThoughNoTimerRang() {
    CaseFile kept = CaseFold.arrived(CaseFile.EMPTY, Cases.arrival(1), 0).file();
    kept =
        CaseFold.said(
                kept, Cases.said("c-1", "f", FeedbackKind.ACCEPTED, 0, MADE.plusSeconds(61)), 0, 0)
            .file();
    CaseTeller.Telling telling = tell(kept.standing(), MADE.plusSeconds(62));
    assertThat(telling.breaches())
        .extracting(DeadlineBreach::level, DeadlineBreach::step)
        .containsExactly(tuple(Level.BREACH, CaseStep.ACCEPT));
    assertThat(telling.state().clocks().get(0).standing()).isEqualTo(CaseClock.Standing.LATE);
  }

  @Test
  void breachId_ofTheSameCaseAndMoment_isTheSameAfterAReplay() {
    tell(Cases.standing(), MADE);
    String first = look(MADE.plusSeconds(60)).breaches().get(0).breachId();
    file = ToldCase.EMPTY;
    tell(Cases.standing(), MADE.plusSeconds(10));
    assertThat(look(MADE.plusSeconds(70)).breaches().get(0).breachId()).isEqualTo(first);
  }

  @Test
  void duplicate_thatIsAMainCase_keepsItsClocksAndSaysSo() {
    tell(Cases.standing(FeedbackKind.DUPLICATE_OF), MADE.plusSeconds(60));
    assertThat(CaseTeller.wakeAtMs(file, MADE.plusSeconds(60))).isEmpty();
    file = file.with(new MergeChange("c-1", 1), 0);
    CaseState state = look(MADE.plusSeconds(61)).state();
    assertThat(state.attention()).containsExactly("MAIN_IS_DUPLICATE");
    assertThat(state.duplicateOf()).isEqualTo("c-main");
    assertThat(CaseTeller.wakeAtMs(file, MADE.plusSeconds(61)))
        .hasValue(MADE.plusSeconds(64_800).toEpochMilli());
  }

  @Test
  void attention_namesWhatTheStreamDidSince() {
    CaseStanding accepted = Cases.standing(FeedbackKind.ACCEPTED);
    CaseStanding takenBack =
        new CaseStanding(
            accepted.arrival().merge(Cases.arrival("c-1", 2, Phase.WITHDRAWN)), accepted.conduct());
    assertThat(tell(takenBack, MADE).state().attention())
        .containsExactly("CANDIDATE_WITHDRAWN", "REVISED_SINCE");
  }

  @Test
  void attention_namesWhatIsMissing() {
    CaseArrival late = Cases.arrival("c-1", 1, Phase.OPEN, 601, Cases.PLAN);
    assertThat(tell(new CaseStanding(late, CaseConduct.NONE), MADE).state().attention())
        .containsExactly("BACK_FILLED");
    CaseArrival.Revision r = late.revision();
    CaseArrival orphan =
        new CaseArrival(
            new CaseArrival.Revision(
                r.candidateId(),
                2,
                r.phase(),
                null,
                r.ruleId(),
                r.kind(),
                r.deviceId(),
                null,
                r.eventAt(),
                r.decidedAt(),
                new Responsible("dumping", null, null, null, null, 0)),
            new CaseArrival.Origin(1, MADE, 1, null));
    CaseState state = tell(new CaseStanding(orphan, CaseConduct.NONE), MADE).state();
    assertThat(state.attention()).containsExactly("NO_AUTHORITY", "NO_DEADLINES");
    assertThat(state.squad()).isNull();
    assertThat(state.clocks()).isEqualTo(List.of());
  }

  private CaseTeller.Telling tell(CaseStanding standing, Instant now) {
    file = file.with(standing, 0);
    return look(now);
  }

  private CaseTeller.Telling look(Instant now) {
    CaseTeller.Telling telling = CaseTeller.tell(file, now);
    file = telling.next();
    return telling;
  }
}
