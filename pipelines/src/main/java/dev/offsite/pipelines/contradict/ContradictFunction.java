package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.episode.CorrectionTime;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.time.TimerStep;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The Flink side of {@link ContradictedCase}: one for each plate. */
public final class ContradictFunction extends KeyedProcessFunction<String, Candidate, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Candidates of trucks. */
  public static final OutputTag<Candidate> TRACKS =
      new OutputTag<>("contradicted-tracks", CandidateSerializer.INSTANCE.asType());

  /** What is contradicted may be corrected for so long after its receipt. */
  static final Duration CONTRADICTED_KEPT = CorrectionTime.OF_WHAT_FOLLOWS;

  /**
   * The numbers of revisions are known for longer: an episode of a truck may go on for weeks
   * without anything new to say.
   */
  static final Duration REMEMBERED_KEPT = Duration.ofDays(30);

  /** Timers of one plate fall together within this. */
  private static final TimerStep TIMERS = TimerStep.of(Duration.ofMinutes(5));

  /** And those for what is remembered. */
  private static final TimerStep REMEMBERED_TIMERS = TimerStep.of(Duration.ofDays(1));

  /** Whereabouts are kept for two horizons; two more for what comes late itself. */
  private static final int HORIZONS_KEPT = 4;

  private final Duration settledKept;
  private final Clock clock;

  private transient ValueState<ContradictedCase> plate;

  /**
   * A function.
   *
   * @param horizon how late a fix may be and still contradict
   */
  public ContradictFunction(Duration horizon, Clock clock) {
    this.settledKept = horizon.multipliedBy(HORIZONS_KEPT);
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    plate =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "contradicted-case", ContradictedCaseSerializer.INSTANCE.asType()));
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<Candidate> out)
      throws Exception {
    if (candidate.subject().plate() == null) {
      emit(candidate, context, out);
      return;
    }
    ContradictedCase known = plate.value() == null ? ContradictedCase.empty() : plate.value();
    for (Candidate revision : known.add(candidate, clock.instant())) {
      emit(revision, context, out);
    }
    plate.update(known);
    setTimer(context, candidate, settledKept);
    if (known.holdsContradictions()) {
      setTimer(context, candidate, CONTRADICTED_KEPT);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    ContradictedCase known = plate.value();
    if (known == null) {
      return;
    }
    Instant at = Instant.ofEpochMilli(timestamp);
    known.forget(at.minus(settledKept), at.minus(CONTRADICTED_KEPT), at.minus(REMEMBERED_KEPT));
    if (known.isEmpty()) {
      plate.clear();
      return;
    }
    plate.update(known);
    if (known.remembers()) {
      context
          .timerService()
          .registerEventTimeTimer(REMEMBERED_TIMERS.after(at.plus(REMEMBERED_KEPT)));
    }
  }

  private static void emit(Candidate candidate, Context context, Collector<Candidate> out) {
    if (candidate.kind().family() == ViolationKind.Family.TRUCK) {
      context.output(TRACKS, candidate);
    } else {
      out.collect(candidate);
    }
  }

  private static void setTimer(Context context, Candidate candidate, Duration kept) {
    Instant due = candidate.clocks().received().plus(kept);
    context.timerService().registerEventTimeTimer(TIMERS.after(due));
  }
}
