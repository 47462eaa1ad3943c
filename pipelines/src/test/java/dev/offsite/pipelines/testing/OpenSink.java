package dev.offsite.pipelines.testing;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** One writer of a sink, driven by hand: elements, checkpoints, processing time. */
public final class OpenSink<T> implements AutoCloseable {

  private final OneInputStreamOperatorTestHarness<T, CommittableMessage<Object>> harness;
  private long checkpoint;

  private OpenSink(OneInputStreamOperatorTestHarness<T, CommittableMessage<Object>> harness) {
    this.harness = harness;
  }

  /** Opens a writer. */
  public static <T> OpenSink<T> open(Sink<T> sink) throws Exception {
    OneInputStreamOperatorTestHarness<T, CommittableMessage<Object>> harness =
        new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(sink));
    harness.setup();
    harness.open();
    return new OpenSink<>(harness);
  }

  /** Writes one element. */
  public void write(T element) throws Exception {
    harness.processElement(element, 0);
  }

  /** Writes elements in their order. */
  public void writeAll(Iterable<T> elements) throws Exception {
    for (T element : elements) {
      write(element);
    }
  }

  /**
   * What a checkpoint does before its barrier: returns when everything written may be forgotten.
   */
  public void flush() throws Exception {
    harness.prepareSnapshotPreBarrier(++checkpoint);
  }

  /** Lets processing time reach so many milliseconds. */
  public void timePasses(long untilMillis) throws Exception {
    harness.setProcessingTime(untilMillis);
  }

  /** The value of a gauge or counter of the operator, by the last part of its name. */
  public OneInputStreamOperatorTestHarness<T, ?> harness() {
    return harness;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
