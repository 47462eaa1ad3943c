package dev.offsite.standalone.history;

import dev.offsite.pipelines.history.HistoryRowSerializer;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.history.store.TimeSeriesSink;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.history.HistoryRow;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Writes rows with the sink of the history job, in a bounded job of its own. */
final class RealSink {

  /** Static, because Flink copies sinks; emptied by each write. */
  private static final List<Refusal> REFUSED = Collections.synchronizedList(new ArrayList<>());

  /**
   * Writes all rows and waits until the store has confirmed them.
   *
   * @return what the store refused
   */
  static List<Refusal> write(HistorySettings settings, List<HistoryRow> rows) throws Exception {
    REFUSED.clear();
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    environment
        .fromData(rows, HistoryRowSerializer.INSTANCE.asType())
        .sinkTo(
            new TimeSeriesSink(
                settings.withBatches(500, Duration.ofMillis(100)),
                new Collecting(),
                Clock.tickMillis(ZoneOffset.UTC)));
    environment.execute();
    return List.copyOf(REFUSED);
  }

  private static final class Collecting implements Sink<Refusal> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Refusal> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Refusal refusal, Context ignored) {
          REFUSED.add(refusal);
        }

        @Override
        public void flush(boolean endOfInput) {
          // a list holds what it was given
        }

        @Override
        public void close() {
          // nothing is open
        }
      };
    }
  }

  private RealSink() {}
}
