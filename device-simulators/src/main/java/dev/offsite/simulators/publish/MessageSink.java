package dev.offsite.simulators.publish;

import dev.offsite.simulators.device.DeviceMessage;
import java.time.Duration;

/** Where messages go: a broker, or a list in a test. */
public interface MessageSink extends AutoCloseable {

  /**
   * Takes a message; returns when it is queued for sending, which may take a while when the other
   * side is slow.
   */
  void publish(DeviceMessage message) throws InterruptedException;

  /**
   * Waits until every message taken so far is acknowledged.
   *
   * @return whether all are, after at most {@code timeout}
   */
  boolean drain(Duration timeout) throws InterruptedException;

  /** What was sent and acknowledged so far. */
  PublishCounts counts();

  /** Stops; messages not acknowledged by then are given up. */
  @Override
  void close();
}
