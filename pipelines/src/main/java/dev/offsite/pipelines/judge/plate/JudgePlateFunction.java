package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.time.TimerStep;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link PlateCase}: one for each plate. */
public final class JudgePlateFunction extends KeyedProcessFunction<String, Whereabouts, Candidate> {

  private static final long serialVersionUID = 1L;

  /** Timers of one plate fall together within this. */
  private static final TimerStep TIMERS = TimerStep.of(Duration.ofMinutes(5));

  private final ReferenceFeed feed;
  private final Duration passageKept;

  /** Fixes must be there for as long as any passage that came a horizon after them is. */
  private final Duration fixKept;

  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<PlateCase> plate;

  /**
   * A function.
   *
   * @param horizon how long after its receipt a passage may be corrected
   */
  public JudgePlateFunction(ReferenceFeed feed, Duration horizon, Clock clock) {
    this.feed = feed;
    this.passageKept = horizon;
    this.fixKept = horizon.multipliedBy(2);
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    plate =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("plate-case", PlateCaseSerializer.INSTANCE.asType()));
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Whereabouts whereabouts, Context context, Collector<Candidate> out)
      throws Exception {
    PlateCase known = plate.value() == null ? PlateCase.empty() : plate.value();
    known.add(whereabouts, reference.await(), clock.instant()).forEach(out::collect);
    plate.update(known);
    Instant due = Instant.ofEpochMilli(whereabouts.receivedMs()).plus(fixKept);
    context.timerService().registerEventTimeTimer(TIMERS.after(due));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    PlateCase known = plate.value();
    if (known == null) {
      return;
    }
    Instant at = Instant.ofEpochMilli(timestamp);
    known.forget(at.minus(fixKept), at.minus(passageKept));
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
