package dev.offsite.pipelines.judge.share;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.time.TimerStep;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.trip.Trip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link PermitCase}: one for each plate. */
public final class JudgeSharedPermitFunction extends KeyedProcessFunction<String, Trip, Candidate> {

  private static final long serialVersionUID = 1L;

  /**
   * Hours for which a trip is remembered after it was received: a terminal that was out of reach
   * for half a shift may still tell of a trip on the same permit.
   */
  static final int KEPT_H = 6;

  private static final Duration KEPT = Duration.ofHours(KEPT_H);

  /** Timers of one plate fall together within this. */
  private static final TimerStep TIMERS = TimerStep.of(Duration.ofHours(1));

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<PermitCase> plate;

  /** A function. */
  public JudgeSharedPermitFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    plate =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("permit-case", PermitCaseSerializer.INSTANCE.asType()));
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Trip trip, Context context, Collector<Candidate> out)
      throws Exception {
    PermitCase known = plate.value() == null ? PermitCase.empty() : plate.value();
    known.add(trip, reference.await(), clock.instant()).forEach(out::collect);
    plate.update(known);
    context.timerService().registerEventTimeTimer(TIMERS.after(trip.receivedAt().plus(KEPT)));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    PermitCase known = plate.value();
    if (known == null) {
      return;
    }
    known.forget(Instant.ofEpochMilli(timestamp).minus(KEPT));
    if (known.isEmpty()) {
      plate.clear();
    } else {
      plate.update(known);
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
