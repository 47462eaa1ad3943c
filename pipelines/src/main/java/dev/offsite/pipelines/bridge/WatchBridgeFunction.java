package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link BridgeCase}: one for each site, with at most one timer. Loads go to the
 * side output {@link BridgeLoadSerializer#LOADS}. A crossing beyond the horizon is counted: its
 * passage is judged elsewhere, and the bridge of long ago needs no alarm.
 */
public final class WatchBridgeFunction extends KeyedProcessFunction<String, Crossing, Candidate> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Duration horizon;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<BridgeCase> bridge;
  private transient ValueState<Long> wakeAt;
  private transient Counter late;

  /**
   * A function.
   *
   * @param horizon how late a crossing may be and still correct what was said
   * @param clock says when a revision was decided
   */
  public WatchBridgeFunction(ReferenceFeed feed, Duration horizon, Clock clock) {
    this.feed = feed;
    this.horizon = horizon;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    bridge =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("bridge-case", BridgeCaseSerializer.INSTANCE.asType()));
    wakeAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wake-at", Types.LONG));
    late = getRuntimeContext().getMetricGroup().counter("lateCrossings");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Crossing crossing, Context context, Collector<Candidate> out)
      throws Exception {
    BridgeCase file = bridge.value() == null ? BridgeCase.empty(crossing.siteId()) : bridge.value();
    BridgeCase.Outcome outcome = file.add(crossing, reference.await(), horizon, clock.instant());
    if (outcome.isLate()) {
      late.inc();
    }
    emit(file, outcome, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    wakeAt.clear();
    BridgeCase file = bridge.value();
    emit(file, file.advance(timestamp, reference.await(), horizon, clock.instant()), context, out);
  }

  private void emit(
      BridgeCase file, BridgeCase.Outcome outcome, Context context, Collector<Candidate> out)
      throws Exception {
    outcome.revisions().forEach(out::collect);
    outcome.load().ifPresent(load -> context.output(BridgeLoadSerializer.LOADS, load));
    TimerService timers = context.timerService();
    if (wakeAt.value() != null) {
      timers.deleteEventTimeTimer(wakeAt.value());
    }
    if (file.isEmpty()) {
      bridge.clear();
      wakeAt.clear();
      return;
    }
    bridge.update(file);
    long due = outcome.wakeAtMs().orElseThrow();
    timers.registerEventTimeTimer(due);
    wakeAt.update(due);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
