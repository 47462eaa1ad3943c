package dev.offsite.standalone.bench;

import dev.offsite.simulators.publish.MqttSink;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Trucks that send a message a second each, spread evenly, and when each message was handed over.
 */
final class SteadyTrucks {

  private final MqttSink sink;
  private final BenchMessages messages;
  private final long intervalNanos;
  private final AtomicLongArray sentNanos;

  /**
   * Trucks that have sent nothing yet.
   *
   * @param capacity most messages they will ever send
   */
  SteadyTrucks(MqttSink sink, BenchMessages messages, int trucks, int capacity) {
    this.sink = sink;
    this.messages = messages;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / trucks;
    this.sentNanos = new AtomicLongArray(capacity);
  }

  /** Sends messages of these numbers, at their pace. */
  void send(int from, int to) throws InterruptedException {
    long begun = System.nanoTime();
    for (int number = from; number < to; number++) {
      long waitNanos = begun + (number - from) * intervalNanos - System.nanoTime();
      if (waitNanos > 0) {
        TimeUnit.NANOSECONDS.sleep(waitNanos);
      }
      sentNanos.set(number, System.nanoTime());
      sink.publish(messages.message(number, 0));
    }
  }

  /** When a message was handed to the MQTT client, on {@link System#nanoTime}. */
  long sentNanos(long number) {
    return sentNanos.get((int) number);
  }

  /** Waits until the broker has acknowledged all of them. */
  boolean drain(Duration atMost) throws InterruptedException {
    return sink.drain(atMost);
  }
}
