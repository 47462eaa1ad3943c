package dev.offsite.pipelines.history;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link Thinning}: keeps a {@link SlotLog} for each truck, which is bounded, and
 * forgets it after a day of silence by receive time.
 */
final class ThinPositionsFunction extends KeyedProcessFunction<String, Located, HistoryRow> {

  private static final long serialVersionUID = 1L;

  /** Silence, by our own clock, after which a truck's slots are forgotten. */
  static final Duration FORGET_AFTER = Duration.ofDays(1);

  private final Thinning thinning;

  private transient ValueState<long[]> slots;
  private transient ValueState<Long> forgetAt;
  private transient Counter thinnedOut;

  ThinPositionsFunction(Thinning thinning) {
    this.thinning = thinning;
  }

  @Override
  public void open(OpenContext context) {
    slots =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "slots-of-fixes", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    thinnedOut = getRuntimeContext().getMetricGroup().counter("thinnedOut");
  }

  @Override
  public void processElement(Located place, Context context, Collector<HistoryRow> out)
      throws Exception {
    if (!(place.received().report() instanceof PositionReport fix)) {
      return;
    }
    long silentUntil = place.received().raw().receivedAtMillis() + FORGET_AFTER.toMillis();
    Long due = forgetAt.value();
    if (due == null) {
      context.timerService().registerEventTimeTimer(silentUntil);
    }
    if (due == null || due < silentUntil) {
      forgetAt.update(silentUntil);
    }
    FixState state = FixState.of(fix, thinning);
    Instant slot = state.slotOf(fix.fixTime(), thinning);
    SlotLog log = SlotLog.of(slots.value());
    boolean isKept =
        log.offer(
            slot.getEpochSecond(),
            state.code(),
            ReportRows.micros(fix.fixTime()),
            digest(fix, place),
            thinning.slotsKept());
    slots.update(log.cells());
    if (isKept) {
      out.collect(ReportRows.position(fix, place, state, slot));
    } else {
      thinnedOut.inc();
    }
  }

  /** Tells apart fixes of one time that say different things; the same in every process. */
  private static long digest(PositionReport fix, Located place) {
    int hash =
        Objects.hash(
            place.lng(),
            place.lat(),
            fix.accuracyM(),
            fix.speedKph(),
            fix.courseDeg(),
            fix.payloadKg(),
            fix.odometerKm());
    return (long) hash << Integer.SIZE | (fix.fixTime().hashCode() & 0xFFFF_FFFFL);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HistoryRow> out)
      throws Exception {
    Long due = forgetAt.value();
    if (due != null && due > timestamp) {
      context.timerService().registerEventTimeTimer(due);
      return;
    }
    slots.clear();
    forgetAt.clear();
  }
}
