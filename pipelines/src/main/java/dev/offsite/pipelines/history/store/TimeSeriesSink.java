package dev.offsite.pipelines.history.store;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.history.HistoryRow;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes rows to the time series, at least once; see the package for the guarantee.
 *
 * <p>Rows that the store refuses are written to a second sink by the same writer, and flushed with
 * the same checkpoint: a row is either stored or a dead letter when the checkpoint completes.
 */
public final class TimeSeriesSink implements Sink<HistoryRow> {

  private static final long serialVersionUID = 1L;

  private final HistorySettings settings;
  private final Sink<Refusal> refusals;
  private final Clock clock;

  /**
   * A sink.
   *
   * @param refusals takes what the store refuses; at least once, without a committer of its own
   * @param clock for latencies and the times of dead letters; serializable
   */
  public TimeSeriesSink(HistorySettings settings, Sink<Refusal> refusals, Clock clock) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.refusals = Objects.requireNonNull(refusals, "refusals");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public SinkWriter<HistoryRow> createWriter(WriterInitContext context) throws IOException {
    InfluxLineStore store = InfluxLineStore.open(settings, clock);
    return new TimeSeriesWriter(
        settings,
        store,
        refusals.createWriter(context),
        context.getProcessingTimeService(),
        new StoreMetrics(context.metricGroup(), clock),
        clock);
  }
}
