package dev.offsite.standalone.bench.detect;

import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/** Keeps what a contender says, and notes when its input has ended. Stateless; thread-safe. */
final class MeteredSink<T> implements Sink<T> {

  private static final long serialVersionUID = 1L;

  private final int meter;
  private final Kept<T> kept;

  /** What is kept of an element. */
  interface Kept<T> extends Serializable {

    /** Null to keep nothing. */
    @Nullable Object of(T element, RoundMeter round);
  }

  MeteredSink(int meter, Kept<T> kept) {
    this.meter = meter;
    this.kept = kept;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    RoundMeter round = Meters.require(meter);
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context unused) {
        Object keep = kept.of(element, round);
        if (keep != null) {
          round.say(keep);
        }
      }

      @Override
      public void flush(boolean endOfInput) {
        if (endOfInput) {
          round.ended();
        }
      }

      @Override
      public void close() {}
    };
  }
}
