package dev.offsite.simulators.recording;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.PublishCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Device messages into a recording in place of a broker: each is received when it was due.
 *
 * <p>What cannot be written is thrown as {@link UncheckedIOException}. Thread-safe.
 */
public final class RecordingSink implements MessageSink {

  private final RecordingWriter writer;
  private final Map<DeviceKind, Long> published = new EnumMap<>(DeviceKind.class);
  private long foreign;

  /** A sink that closes the writer with itself. */
  public RecordingSink(RecordingWriter writer) {
    this.writer = writer;
  }

  @Override
  public synchronized void publish(DeviceMessage message) {
    try {
      writer.write(
          new RecordedMessage(
              Instant.ofEpochMilli(message.dueMillis()),
              message.topicName(),
              message.qos(),
              message.retained(),
              message.payload()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (message.topic() == null) {
      foreign++;
    } else {
      published.merge(message.topic().device(), 1L, Long::sum);
    }
  }

  /** Waits until everything is on the disk, however long that takes. */
  @Override
  public synchronized boolean drain(Duration timeout) {
    try {
      writer.sync();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything published counts as acknowledged: who else should take it. */
  @Override
  public synchronized PublishCounts counts() {
    return new PublishCounts(published, published, foreign, foreign, 0, 0, 0);
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
