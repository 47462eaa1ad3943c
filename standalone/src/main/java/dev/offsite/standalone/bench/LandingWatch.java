package dev.offsite.standalone.bench;

import dev.offsite.schemas.channel.DeviceKind;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the telemetry of trucks as it lands and takes the time of those that behave well.
 *
 * <p>Runs in a thread of its own; its figures may be asked for once that has ended, the count at
 * any time.
 */
final class LandingWatch implements Runnable, AutoCloseable {

  private final LandedRecords landed;
  private final BenchMessages steady;
  private final LongUnaryOperator sentNanos;
  private final long[] phaseStarts;
  private final Latencies[] phases;
  private final Receipts ofSteady;
  private final Receipts ofFlood;
  private final Thread thread = new Thread(this, CpuClock.BENCH_THREADS + "landing");
  private volatile boolean stopped;
  private final AtomicLong steadyCount = new AtomicLong();

  /**
   * A watch that begins at the end of the topic.
   *
   * @param sentNanos when a steady message was sent, by its number
   * @param phaseStarts for each phase, the number of its first steady message
   */
  LandingWatch(
      BenchServers servers,
      BenchMessages steady,
      BenchMessages flooding,
      LongUnaryOperator sentNanos,
      long... phaseStarts) {
    this.landed = new LandedRecords(servers.bootstrapServers(), DeviceKind.TRUCK.telemetryTopic());
    this.steady = steady;
    this.sentNanos = sentNanos;
    this.phaseStarts = phaseStarts.clone();
    this.phases = new Latencies[phaseStarts.length];
    for (int i = 0; i < phases.length; i++) {
      phases[i] = new Latencies();
    }
    this.ofSteady = new Receipts(steady);
    this.ofFlood = new Receipts(flooding);
    landed.seek(landed.end());
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    while (!stopped) {
      landed.poll(this::take);
    }
    long end = landed.end();
    while (landed.position() < end) {
      landed.poll(this::take);
    }
  }

  private void take(ConsumerRecord<String, byte[]> landedRecord) {
    long now = System.nanoTime();
    if (!steady.isOurs(landedRecord.key())) {
      ofFlood.add(landedRecord.key(), landedRecord.value());
      return;
    }
    long number = steady.find(landedRecord.key(), landedRecord.value());
    if (number >= 0 && !ofSteady.contains(number)) {
      phaseOf(number).add(now - sentNanos.applyAsLong(number));
      steadyCount.incrementAndGet();
    }
    ofSteady.add(landedRecord.key(), landedRecord.value());
  }

  private Latencies phaseOf(long number) {
    int phase = 0;
    while (phase + 1 < phaseStarts.length && number >= phaseStarts[phase + 1]) {
      phase++;
    }
    return phases[phase];
  }

  /** Steady messages that have landed. */
  long steadyCount() {
    return steadyCount.get();
  }

  /** Reads what there is and ends. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  Receipts ofSteady() {
    return ofSteady;
  }

  Receipts ofFlood() {
    return ofFlood;
  }

  Latencies.Figures figures(int phase) {
    return phases[phase].figures();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    landed.close();
  }
}
