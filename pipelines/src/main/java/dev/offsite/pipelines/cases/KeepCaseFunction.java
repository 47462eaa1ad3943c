package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.score.CompanyOffence;
import dev.offsite.pipelines.score.CompanyOffenceSerializer;
import dev.offsite.schemas.feedback.CaseFeedback;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The Flink side of {@link CaseFold}: one file for each case, with at most one timer that counts.
 *
 * <p>State: the file, cleared {@code keptAfterEnd} after an ended case last changed, {@code
 * keptOpen} after any other, and after the wait if no candidate came. A feedback that was applied
 * before is counted as {@code repeatedFeedback}.
 */
final class KeepCaseFunction
    extends KeyedCoProcessFunction<String, CaseArrival, CaseFeedback, CaseStanding> {

  private static final long serialVersionUID = 1L;

  /** What a step means for main cases. */
  static final OutputTag<MergeChange> MERGES =
      new OutputTag<>("merges", CaseSerializer.MERGE.asType());

  /** What a step means for the precision of rules. */
  static final OutputTag<AgreementChange> AGREEMENTS =
      new OutputTag<>("agreements", CaseSerializer.AGREEMENT.asType());

  /** What a step means for the score of a company. */
  static final OutputTag<CompanyOffence> OFFENCES =
      new OutputTag<>("company-offences", CompanyOffenceSerializer.INSTANCE.asType());

  private final CaseSettings settings;

  private transient ValueState<CaseFile> file;
  private transient WakeTimer timer;
  private transient Counter repeated;

  KeepCaseFunction(CaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    file =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("case-file", CaseSerializer.FILE.asType()));
    timer = WakeTimer.of(getRuntimeContext());
    repeated = getRuntimeContext().getMetricGroup().counter("repeatedFeedback");
  }

  @Override
  public void processElement1(CaseArrival arrival, Context context, Collector<CaseStanding> out)
      throws Exception {
    CaseFile before = value();
    step(before, CaseFold.arrived(before, arrival, now(context)), context, out);
  }

  @Override
  public void processElement2(CaseFeedback feedback, Context context, Collector<CaseStanding> out)
      throws Exception {
    CaseFile before = value();
    CaseFold.Outcome outcome =
        CaseFold.said(before, feedback, now(context), settings.feedbackWait().toMillis());
    if (Objects.equals(outcome.file(), before) && outcome.refused().isEmpty()) {
      repeated.inc();
    }
    step(before, outcome, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CaseStanding> out)
      throws Exception {
    if (!timer.rings(timestamp)) {
      return;
    }
    CaseFile before = value();
    if (before.held().isEmpty()
        && settings.clearAtMs(before.standing(), before.changedAtMs()) <= timestamp) {
      file.clear();
    } else {
      step(before, CaseFold.waited(before, timestamp), context, out);
    }
  }

  private void step(
      CaseFile before, CaseFold.Outcome outcome, Context context, Collector<CaseStanding> out)
      throws Exception {
    outcome
        .refused()
        .forEach(refused -> context.output(RefusedFeedbackSerializer.REFUSED, refused));
    CaseFile after = outcome.file();
    CaseStanding standing = after.standing();
    if (standing != null && !standing.equals(before.standing())) {
      CaseStanding former = before.standing();
      out.collect(standing);
      CaseChanges.merges(former, standing).forEach(change -> context.output(MERGES, change));
      CaseChanges.agreements(former, standing)
          .forEach(change -> context.output(AGREEMENTS, change));
      CaseChanges.offences(former, standing).forEach(change -> context.output(OFFENCES, change));
    }
    if (standing == null && after.held().isEmpty()) {
      file.clear();
      return;
    }
    file.update(after);
    long dueMs =
        CaseFold.wakeAtMs(after).orElseGet(() -> settings.clearAtMs(standing, after.changedAtMs()));
    timer.set(dueMs, context.timerService());
  }

  private CaseFile value() throws Exception {
    CaseFile found = file.value();
    return found == null ? CaseFile.EMPTY : found;
  }

  private static long now(KeyedCoProcessFunction<?, ?, ?, ?>.Context context) {
    return context.timerService().currentProcessingTime();
  }
}
