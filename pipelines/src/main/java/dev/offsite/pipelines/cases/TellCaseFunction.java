package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The Flink side of {@link CaseTeller}: says how a case stands when that changes, and rings when a
 * duty is about to be missed or is.
 *
 * <p>Its timers run by the clock of the server and are part of the checkpoint: those that came due
 * while the job was away ring when it is back. State: what was told, cleared {@code keptAfterEnd}
 * after an ended case last changed, {@code keptOpen} after any other.
 */
final class TellCaseFunction
    extends KeyedCoProcessFunction<String, CaseStanding, MergeChange, CaseState> {

  private static final long serialVersionUID = 1L;

  /** Warnings and breaches. */
  static final OutputTag<DeadlineBreach> BREACHES =
      new OutputTag<>("deadline-breaches", CaseSerializer.BREACH.asType());

  private final CaseSettings settings;

  private transient ValueState<ToldCase> told;
  private transient WakeTimer timer;

  TellCaseFunction(CaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    told =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("told-case", CaseSerializer.TOLD.asType()));
    timer = WakeTimer.of(getRuntimeContext());
  }

  @Override
  public void processElement1(CaseStanding standing, Context context, Collector<CaseState> out)
      throws Exception {
    long nowMs = context.timerService().currentProcessingTime();
    tell(value().with(standing, nowMs), nowMs, context, out);
  }

  @Override
  public void processElement2(MergeChange change, Context context, Collector<CaseState> out)
      throws Exception {
    long nowMs = context.timerService().currentProcessingTime();
    tell(value().with(change, nowMs), nowMs, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CaseState> out)
      throws Exception {
    if (!timer.rings(timestamp)) {
      return;
    }
    ToldCase file = value();
    // a timer that rings after an outage rings late: what counts is what time it is
    long nowMs = Math.max(timestamp, context.timerService().currentProcessingTime());
    if (clearAtMs(file) <= nowMs) {
      told.clear();
      return;
    }
    tell(file, nowMs, context, out);
  }

  private void tell(ToldCase file, long nowMs, Context context, Collector<CaseState> out)
      throws Exception {
    Instant now = Instant.ofEpochMilli(nowMs);
    CaseTeller.Telling telling = CaseTeller.tell(file, now);
    if (telling.state() != null) {
      out.collect(telling.state());
    }
    telling.breaches().forEach(breach -> context.output(BREACHES, breach));
    told.update(telling.next());
    OptionalLong clock = CaseTeller.wakeAtMs(telling.next(), now);
    long clearAt = clearAtMs(telling.next());
    long due = clock.isPresent() ? Math.min(clock.getAsLong(), clearAt) : clearAt;
    timer.set(due, context.timerService());
  }

  private long clearAtMs(ToldCase file) {
    return settings.clearAtMs(file.standing(), file.changedAtMs());
  }

  private ToldCase value() throws Exception {
    ToldCase found = told.value();
    return found == null ? ToldCase.EMPTY : found;
  }
}
