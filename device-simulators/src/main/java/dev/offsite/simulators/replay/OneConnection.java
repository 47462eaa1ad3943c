package dev.offsite.simulators.replay;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.PublishCounts;
import java.time.Duration;

/**
 * Sends everything over one connection, whichever device it was of.
 *
 * <p>So the order of the recording is kept over all topics, and no device has a last will: what it
 * said when it went stands in the recording. All messages count as foreign.
 */
public record OneConnection(MessageSink sink) implements MessageSink {

  @Override
  public void publish(DeviceMessage message) throws InterruptedException {
    sink.publish(
        new DeviceMessage(
            message.topicName(),
            null,
            message.payload(),
            message.qos(),
            message.retained(),
            message.dueMillis(),
            message.eventMillis()));
  }

  @Override
  public boolean drain(Duration timeout) throws InterruptedException {
    return sink.drain(timeout);
  }

  @Override
  public PublishCounts counts() {
    return sink.counts();
  }

  @Override
  public void close() {
    sink.close();
  }
}
