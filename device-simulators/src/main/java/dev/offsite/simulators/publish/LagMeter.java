package dev.offsite.simulators.publish;

import dev.offsite.simulators.device.DeviceMessage;
import java.time.Clock;
import java.time.Duration;

/** Passes messages on and knows how late the newest of them was. Readable from any thread. */
public final class LagMeter implements MessageSink {

  private final MessageSink sink;
  private final Clock clock;
  private volatile long behindMillis;
  private volatile long newestDueMillis;

  /** A meter in front of a sink, which it closes with itself. */
  public LagMeter(MessageSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** How late the newest message was when it came here; zero before the first. */
  public Duration behind() {
    return Duration.ofMillis(Math.max(0, behindMillis));
  }

  /** When the newest message was due, milliseconds since the epoch; 0 before the first. */
  public long newestDueMillis() {
    return newestDueMillis;
  }

  @Override
  public void publish(DeviceMessage message) throws InterruptedException {
    newestDueMillis = message.dueMillis();
    behindMillis = clock.millis() - message.dueMillis();
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
