package dev.offsite.pipelines.history;

import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sums up each device by intervals of our receive time.
 *
 * <p>A row is written when its interval has ended, and before that once in {@code
 * healthShownAfter}; what comes later writes it again. State: the intervals of {@code healthKept},
 * each cleared by a timer. A sample of an interval that is cleared is counted as {@code
 * healthTooLate} and left out: starting it anew would overwrite its row with less.
 */
final class MeasureHealthFunction extends KeyedProcessFunction<String, HealthSample, HistoryRow> {

  private static final long serialVersionUID = 1L;

  private final long intervalMs;
  private final long keptMs;
  private final long shownAfterMs;

  private transient MapState<Long, long[]> intervals;
  private transient MapState<Long, Boolean> changed;
  private transient ValueState<Long> showAt;
  private transient Counter tooLate;

  MeasureHealthFunction(Duration interval, Duration kept, Duration shownAfter) {
    intervalMs = interval.toMillis();
    keptMs = kept.toMillis();
    shownAfterMs = shownAfter.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    intervals =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "intervals",
                    Types.LONG,
                    PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    changed =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("changed-intervals", Types.LONG, Types.BOOLEAN));
    showAt = getRuntimeContext().getState(new ValueStateDescriptor<>("show-at", Types.LONG));
    tooLate = getRuntimeContext().getMetricGroup().counter("healthTooLate");
  }

  @Override
  public void processElement(HealthSample sample, Context context, Collector<HistoryRow> out)
      throws Exception {
    long begin = Math.floorDiv(sample.receivedAtMillis(), intervalMs) * intervalMs;
    if (clearedAt(begin) <= context.timerService().currentWatermark()) {
      tooLate.inc();
      return;
    }
    HealthFigures figures = HealthFigures.of(intervals.get(begin));
    figures.add(sample);
    intervals.put(begin, figures.cells());
    changed.put(begin, true);
    // A timer in the past fires with the next watermark.
    context.timerService().registerEventTimeTimer(begin + intervalMs);
    context.timerService().registerEventTimeTimer(clearedAt(begin));
    if (showAt.value() == null) {
      long at = context.timerService().currentProcessingTime() + shownAfterMs;
      context.timerService().registerProcessingTimeTimer(at);
      showAt.update(at);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HistoryRow> out)
      throws Exception {
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      showAt.clear();
      for (Long begin : changed.keys()) {
        out.collect(row(context.getCurrentKey(), begin));
      }
      changed.clear();
      return;
    }
    // Both kinds of event timers fall on one moment where the time kept is whole intervals.
    show(timestamp - intervalMs, context.getCurrentKey(), out);
    clear(timestamp - intervalMs - keptMs);
  }

  private void show(long begin, String deviceId, Collector<HistoryRow> out) throws Exception {
    if (changed.contains(begin)) {
      out.collect(row(deviceId, begin));
      changed.remove(begin);
    }
  }

  private void clear(long begin) throws Exception {
    intervals.remove(begin);
    changed.remove(begin);
  }

  private HistoryRow row(String deviceId, long begin) throws Exception {
    return HealthFigures.of(intervals.get(begin)).row(deviceId, Instant.ofEpochMilli(begin));
  }

  private long clearedAt(long begin) {
    return begin + intervalMs + keptMs;
  }
}
