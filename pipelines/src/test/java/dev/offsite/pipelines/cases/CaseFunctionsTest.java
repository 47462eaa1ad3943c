package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.DeadlineBreach.Level;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The operators of cases with state and timers: restored, and empty at the end. */
class CaseFunctionsTest {

  private static final CaseSettings SETTINGS = CaseSettings.DEFAULT;
  private static final Instant MADE = Cases.MADE;

  @Test
  void keep_aCaseAndItsEnd_leaveNoState() throws Exception {
    try (var harness = keep(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.arrival(1)));
      harness.processElement2(record(Cases.said(FeedbackKind.DISMISSED, 0)));
      assertThat(harness.extractOutputValues())
          .extracting(CaseStanding::status)
          .containsExactly(CaseStatus.COLLECTED, CaseStatus.NOT_PUNISHED);
      harness.setProcessingTime(ms(0) + SETTINGS.keptAfterEnd().toMillis() - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.setProcessingTime(ms(0) + SETTINGS.keptAfterEnd().toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void keep_aCaseThatNeverEnds_isClearedAfterItsTime() throws Exception {
    try (var harness = keep(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.arrival(1)));
      harness.setProcessingTime(ms(0) + SETTINGS.keptOpen().toMillis() - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
      harness.setProcessingTime(ms(0) + SETTINGS.keptOpen().toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void keep_feedbackWithoutCandidate_isRefusedAfterARestartAndLeavesNothing() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = keep(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement2(record(Cases.said(FeedbackKind.ACCEPTED, 0)));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = keep(snapshot)) {
      harness.setProcessingTime(ms(0) + SETTINGS.feedbackWait().toMillis());
      assertThat(refused(harness))
          .extracting(RefusedFeedback::reason, RefusedFeedback::feedbackId)
          .containsExactly(tuple(FeedbackRefusalReason.UNKNOWN_CANDIDATE, "f-0"));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void keep_restored_goesOnAtTheVersionItHad() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = keep(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.arrival(1)));
      harness.processElement2(record(Cases.said(FeedbackKind.ACCEPTED, 0)));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = keep(snapshot)) {
      harness.setProcessingTime(ms(0));
      harness.processElement2(record(Cases.said(FeedbackKind.ACCEPTED, 0)));
      harness.processElement2(record(Cases.said("other", FeedbackKind.DISMISSED, 0)));
      harness.processElement2(record(Cases.said(FeedbackKind.DISPATCHED, 1)));
      assertThat(harness.extractOutputValues())
          .extracting(CaseStanding::status)
          .containsExactly(CaseStatus.DISPATCHED);
      assertThat(refused(harness))
          .extracting(RefusedFeedback::reason)
          .containsExactly(FeedbackRefusalReason.STALE_VERSION);
    }
  }

  @Test
  void keep_mergedAndAcceptedAfterAll_tellsItsMainCaseBothTimes() throws Exception {
    try (var harness = keep(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.arrival(1)));
      harness.processElement2(record(Cases.said(FeedbackKind.DUPLICATE_OF, 0)));
      harness.processElement2(record(Cases.said(FeedbackKind.ACCEPTED, 1)));
      assertThat(side(harness.getSideOutput(KeepCaseFunction.MERGES)))
          .containsExactly(new MergeChange("c-main", 1), new MergeChange("c-main", -1));
      assertThat(side(harness.getSideOutput(KeepCaseFunction.AGREEMENTS)))
          .extracting(AgreementChange::scope, AgreementChange::verdict, AgreementChange::change)
          .startsWith(
              tuple("rule-1\u001f\u001f", AgreementChange.Verdict.DUPLICATE, 1),
              tuple("rule-1\u001f\u001fdrone-1", AgreementChange.Verdict.DUPLICATE, 1),
              tuple("rule-1\u001fsite-1\u001f", AgreementChange.Verdict.DUPLICATE, 1),
              tuple("rule-1\u001f\u001f", AgreementChange.Verdict.DUPLICATE, -1))
          .hasSize(9);
    }
  }

  @Test
  void mainCase_thatIsKnown_letsTheFeedbackPass() throws Exception {
    try (var harness = findMain(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.arrival("c-main", 1, Phase.OPEN)));
      harness.processElement2(record(Cases.said(FeedbackKind.DUPLICATE_OF, 0)));
      assertThat(harness.extractOutputValues()).hasSize(1);
      harness.setProcessingTime(ms(0) + SETTINGS.keptOpen().toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void mainCase_revisedMeanwhile_isKnownForLonger() throws Exception {
    try (var harness = findMain(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.arrival("c-main", 1, Phase.OPEN)));
      harness.setProcessingTime(ms(100));
      harness.processElement1(record(Cases.arrival("c-main", 2, Phase.OPEN)));
      harness.setProcessingTime(ms(100) + SETTINGS.keptOpen().toMillis() - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.setProcessingTime(ms(100) + SETTINGS.keptOpen().toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void mainCase_thatComesLater_releasesWhatWaitsAcrossARestart() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = findMain(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement2(record(Cases.said(FeedbackKind.DUPLICATE_OF, 0)));
      harness.processElement2(record(Cases.said(FeedbackKind.DUPLICATE_OF, 0)));
      assertThat(harness.extractOutputValues()).isEmpty();
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = findMain(snapshot)) {
      harness.setProcessingTime(ms(5));
      harness.processElement1(record(Cases.arrival("c-main", 1, Phase.OPEN)));
      assertThat(harness.extractOutputValues())
          .extracting(CaseFeedback::feedbackId)
          .containsExactly("f-0");
    }
  }

  @Test
  void mainCase_thatNeverComes_refusesAfterTheWait() throws Exception {
    try (var harness = findMain(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement2(record(Cases.said(FeedbackKind.DUPLICATE_OF, 0)));
      harness.setProcessingTime(ms(0) + SETTINGS.feedbackWait().toMillis());
      assertThat(side(harness.getSideOutput(RefusedFeedbackSerializer.REFUSED)))
          .extracting(RefusedFeedback::reason, RefusedFeedback::detail)
          .containsExactly(
              tuple(
                  FeedbackRefusalReason.UNKNOWN_MAIN_CASE,
                  "no candidate 'c-main' came within the wait"));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void tell_deadlines_ringAtTheWarningAndAtTheBreach() throws Exception {
    try (var harness = tell(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.standing()));
      harness.setProcessingTime(ms(30) - 1);
      assertThat(breaches(harness)).isEmpty();
      harness.setProcessingTime(ms(30));
      harness.setProcessingTime(ms(60) - 1);
      harness.setProcessingTime(ms(60));
      harness.setProcessingTime(ms(600));
      assertThat(breaches(harness))
          .extracting(DeadlineBreach::step, DeadlineBreach::level, DeadlineBreach::at)
          .containsExactly(
              tuple(CaseStep.ACCEPT, Level.WARNING, MADE.plusSeconds(30)),
              tuple(CaseStep.ACCEPT, Level.BREACH, MADE.plusSeconds(60)));
    }
  }

  @Test
  void tell_stoppedInTime_neverRings() throws Exception {
    try (var harness = tell(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.standing()));
      harness.processElement1(record(Cases.standing(FeedbackKind.DISMISSED)));
      harness.setProcessingTime(ms(100_000));
      assertThat(breaches(harness)).isEmpty();
    }
  }

  @Test
  void tell_timersThatCameDueWhileItWasAway_ringAtOnceAndOnlyOnce() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = tell(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.standing()));
      harness.setProcessingTime(ms(30));
      assertThat(breaches(harness)).hasSize(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = tell(snapshot)) {
      harness.setProcessingTime(ms(500));
      assertThat(breaches(harness))
          .extracting(DeadlineBreach::level, DeadlineBreach::dueAt)
          .containsExactly(tuple(Level.BREACH, MADE.plusSeconds(60)));
      snapshot = harness.snapshot(2, 2);
    }
    try (var harness = tell(snapshot)) {
      harness.setProcessingTime(ms(600));
      harness.processElement1(record(Cases.standing(FeedbackKind.ACCEPTED)));
      assertThat(breaches(harness)).extracting(DeadlineBreach::step).containsExactly(CaseStep.PLAN);
    }
  }

  @Test
  void tell_theEnd_leavesNoState() throws Exception {
    try (var harness = tell(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement1(record(Cases.standing(FeedbackKind.DISMISSED)));
      harness.processElement2(record(new MergeChange("c-1", 1)));
      assertThat(harness.extractOutputValues())
          .extracting(CaseState::state, CaseState::duplicates)
          .containsExactly(tuple(CaseStatus.NOT_PUNISHED, 0), tuple(CaseStatus.NOT_PUNISHED, 1));
      harness.setProcessingTime(ms(0) + SETTINGS.keptAfterEnd().toMillis());
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void tell_backFilled_startsOnlyTheClockOfDays() throws Exception {
    try (var harness = tell(null)) {
      harness.setProcessingTime(ms(0));
      CaseArrival late = Cases.arrival("c-1", 1, Phase.CLOSED, 7_200, Cases.PLAN);
      harness.processElement1(record(new CaseStanding(late, CaseConduct.NONE)));
      harness.setProcessingTime(ms(64_800));
      harness.setProcessingTime(ms(86_400));
      assertThat(breaches(harness))
          .extracting(DeadlineBreach::step, DeadlineBreach::level)
          .containsExactly(
              tuple(CaseStep.CLOSE, Level.WARNING), tuple(CaseStep.CLOSE, Level.BREACH));
    }
  }

  @Test
  void agreement_daysThatLeaveTheWindow_areSaidAndCleared() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = measure(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement(record(agreement(1)));
      harness.processElement(record(agreement(1)));
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = measure(snapshot)) {
      harness.setProcessingTime(ms(0) + Duration.ofDays(29).toMillis());
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.setProcessingTime(ms(0) + Duration.ofDays(30).toMillis());
      assertThat(harness.extractOutputValues())
          .extracting(RulePrecision::accepted, RulePrecision::precision, RulePrecision::lastDay)
          .containsExactly(tuple(0L, null, "2026-04-03"));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void agreement_takenBack_leavesNoState() throws Exception {
    try (var harness = measure(null)) {
      harness.setProcessingTime(ms(0));
      harness.processElement(record(agreement(1)));
      harness.processElement(record(agreement(-1)));
      assertThat(harness.extractOutputValues())
          .extracting(RulePrecision::accepted)
          .containsExactly(1L, 0L);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  private static AgreementChange agreement(int by) {
    return new AgreementChange(
        "rule-1", null, null, AgreementChange.Verdict.ACCEPTED, null, "2026-03-04", by);
  }

  private static long ms(long afterS) {
    return MADE.plusSeconds(afterS).toEpochMilli();
  }

  private static <T> StreamRecord<T> record(T value) {
    return new StreamRecord<>(value);
  }

  private static <T> List<T> side(@Nullable Queue<StreamRecord<T>> records) {
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  private static List<RefusedFeedback> refused(
      KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness) {
    return side(harness.getSideOutput(RefusedFeedbackSerializer.REFUSED));
  }

  private static List<DeadlineBreach> breaches(
      KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness) {
    OutputTag<DeadlineBreach> tag = TellCaseFunction.BREACHES;
    return side(harness.getSideOutput(tag));
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, CaseArrival, CaseFeedback, CaseStanding>
      keep(@Nullable OperatorSubtaskState snapshot) throws Exception {
    return open(
        new KeepCaseFunction(SETTINGS),
        arrival -> arrival.revision().candidateId(),
        CaseFeedback::candidateId,
        snapshot);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, CaseArrival, CaseFeedback, CaseFeedback>
      findMain(@Nullable OperatorSubtaskState snapshot) throws Exception {
    return open(
        new FindMainCaseFunction(SETTINGS),
        arrival -> arrival.revision().candidateId(),
        CaseFeedback::duplicateOf,
        snapshot);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, CaseStanding, MergeChange, CaseState>
      tell(@Nullable OperatorSubtaskState snapshot) throws Exception {
    return open(
        new TellCaseFunction(SETTINGS),
        standing -> standing.arrival().revision().candidateId(),
        MergeChange::mainCaseId,
        snapshot);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, AgreementChange, RulePrecision>
      measure(@Nullable OperatorSubtaskState snapshot) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, AgreementChange, RulePrecision> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new MeasureAgreementFunction(30)),
            AgreementChange::scope,
            Types.STRING);
    start(harness, snapshot);
    return harness;
  }

  private static void start(
      OneInputStreamOperatorTestHarness<?, ?> harness, @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
  }

  private static <A, B, O> KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> open(
      KeyedCoProcessFunction<String, A, B, O> function,
      KeySelector<A, String> first,
      KeySelector<B, String> second,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(function), first, second, Types.STRING);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }
}
