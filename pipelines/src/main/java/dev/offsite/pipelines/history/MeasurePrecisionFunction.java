package dev.offsite.pipelines.history;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts how the candidates of one rule and hour stand, and writes the row when a count changes.
 *
 * <p>State: id and standing of each candidate of the hour, cleared by a timer {@code precisionKept}
 * after the hour. A revision that comes later is counted as {@code precisionTooLate} and left out:
 * the row would be overwritten with less.
 */
final class MeasurePrecisionFunction extends KeyedProcessFunction<String, Candidate, HistoryRow> {

  private static final long serialVersionUID = 1L;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Duration kept;

  private transient MapState<String, Long> standings;
  private transient ValueState<long[]> counts;
  private transient Counter tooLate;

  MeasurePrecisionFunction(Duration kept) {
    this.kept = kept;
  }

  /** Rule and hour: candidates of one id have one start, so they share a key. */
  static String key(Candidate candidate) {
    return candidate.rule().id() + '\u001f' + hour(candidate).getEpochSecond();
  }

  private static Instant hour(Candidate candidate) {
    return CandidateRows.start(candidate).truncatedTo(ChronoUnit.HOURS);
  }

  @Override
  public void open(OpenContext context) {
    standings =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("candidate-standings", Types.STRING, Types.LONG));
    counts =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "standing-counts", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    tooLate = getRuntimeContext().getMetricGroup().counter("precisionTooLate");
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<HistoryRow> out)
      throws Exception {
    Instant hour = hour(candidate);
    long clearAt = hour.plus(HOUR).plus(kept).toEpochMilli();
    if (clearAt <= context.timerService().currentWatermark()) {
      tooLate.inc();
      return;
    }
    context.timerService().registerEventTimeTimer(clearAt);
    RuleStandings totals = RuleStandings.of(counts.value());
    Long before = standings.get(candidate.id());
    long after = totals.update(before, candidate);
    if (before != null && before == after) {
      return;
    }
    standings.put(candidate.id(), after);
    counts.update(totals.cells());
    boolean isSameStanding = before != null && (before & 0xFF) == (after & 0xFF);
    if (!isSameStanding) {
      out.collect(totals.row(candidate.rule().id(), hour));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HistoryRow> out) {
    standings.clear();
    counts.clear();
  }
}
