package dev.offsite.standalone.bench;

import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.PublishLog;
import java.time.Clock;
import java.time.Duration;

/** One device that sends as fast as its connection takes it, in a thread of its own. */
final class Flood implements AutoCloseable {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(1);

  private final MqttSink sink;
  private final BenchMessages messages;
  private final int messagesMax;
  private final Thread thread = new Thread(this::send, CpuClock.BENCH_THREADS + "flood");
  private volatile boolean stopped;
  private volatile int published;
  private volatile long nanos;

  Flood(BenchServers servers, BenchMessages messages, int messagesMax) {
    this.sink =
        new MqttSink(
            servers.accounts().publishers(servers.brokerUri(), "offsite-flood", 1),
            Clock.systemUTC(),
            new PublishLog());
    this.messages = messages;
    this.messagesMax = messagesMax;
  }

  void start() {
    thread.start();
  }

  /** Stops sending; returns when the broker has acknowledged all. */
  void stop() throws InterruptedException, BenchFailedException {
    stopped = true;
    thread.join();
    if (!sink.drain(DRAIN_MAX) || sink.counts().acknowledgedTotal() != published) {
      throw new BenchFailedException(
          "the broker acknowledged "
              + sink.counts().acknowledgedTotal()
              + " of "
              + published
              + " messages of the flood");
    }
  }

  int published() {
    return published;
  }

  double messagesPerSecond() {
    return nanos == 0 ? 0 : published * 1e9 / nanos;
  }

  private void send() {
    long begun = System.nanoTime();
    int number = 0;
    try {
      while (!stopped && number < messagesMax) {
        sink.publish(messages.message(number, 0));
        number++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    published = number;
    nanos = System.nanoTime() - begun;
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
    sink.close();
  }
}
