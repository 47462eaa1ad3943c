package dev.offsite.standalone.demo;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.publish.MessageSink;
import dev.offsite.simulators.publish.PublishCounts;
import java.time.Duration;

/**
 * A sink that tells an observer of each message before it passes it on.
 *
 * @param sink is closed with this one
 */
record ObservedSink(MessageSink sink, DemoObserver observer) implements MessageSink {

  @Override
  public void publish(DeviceMessage message) throws InterruptedException {
    observer.published(message);
    sink.publish(message);
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
