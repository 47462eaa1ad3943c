package dev.offsite.pipelines.redelivery;

import dev.offsite.pipelines.decode.Received;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps {@link RecentFingerprints} for each device; see the package for the contract. */
public final class FilterRedeliveryFunction
    extends KeyedProcessFunction<String, Received, Received> {

  private static final long serialVersionUID = 1L;

  /**
   * Silence, by our own clock, after which a device's fingerprints are forgotten, to the minute.
   */
  static final Duration FORGET_AFTER = Duration.ofDays(1);

  /** A later end of the silence is noted only if it is later by this: not with each message. */
  private static final Duration NOTED_STEP = Duration.ofMinutes(1);

  private transient ValueState<long[]> recent;
  private transient ValueState<Long> forgetAt;
  private transient Counter redelivered;

  @Override
  public void open(OpenContext context) {
    recent =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "recent-fingerprints", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    redelivered = getRuntimeContext().getMetricGroup().counter(RedeliveryMetrics.REDELIVERED);
  }

  @Override
  public void processElement(Received report, Context context, Collector<Received> out)
      throws Exception {
    RecentFingerprints ring = RecentFingerprints.of(recent.value());
    boolean isNew = ring.add(RecordFingerprints.of(report.raw(), report.index()));
    recent.update(ring.cells());
    long silentUntil = report.raw().receivedAtMillis() + FORGET_AFTER.toMillis();
    Long noted = forgetAt.value();
    if (noted == null) {
      context.timerService().registerEventTimeTimer(silentUntil);
    }
    if (noted == null || noted <= silentUntil - NOTED_STEP.toMillis()) {
      forgetAt.update(silentUntil);
    }
    if (isNew) {
      out.collect(report);
    } else {
      redelivered.inc();
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Received> out)
      throws Exception {
    Long due = forgetAt.value();
    if (due != null && due > timestamp) {
      context.timerService().registerEventTimeTimer(due);
      return;
    }
    recent.clear();
    forgetAt.clear();
  }
}
