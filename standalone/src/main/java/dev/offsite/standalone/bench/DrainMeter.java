package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Watches a topic fill up. The clock begins when a tenth has landed, so that it measures landing
 * and not connecting, and ends with the last record.
 */
final class DrainMeter implements Callable<DrainMeter.Drain> {

  private static final long POLL_MILLIS = 10;

  private final LandedRecords landed;
  private final long from;
  private final long messages;
  private final Duration atMost;
  private final LongConsumer progress;
  private final CpuClock cpu = new CpuClock();

  /** What was measured; see {@link IngestRound}. */
  record Drain(long messages, long nanos, CpuClock.Reading cpu) {}

  DrainMeter(
      LandedRecords landed, long from, long messages, Duration atMost, LongConsumer progress) {
    this.landed = landed;
    this.from = from;
    this.messages = messages;
    this.atMost = atMost;
    this.progress = progress;
  }

  @Override
  public Drain call() throws BenchFailedException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    awaitLanded(messages / 10, deadline);
    long begunAt = landed.end() - from;
    long begunNanos = System.nanoTime();
    CpuClock.Reading begunCpu = cpu.read();
    awaitLanded(messages, deadline);
    long nanos = System.nanoTime() - begunNanos;
    return new Drain(messages - begunAt, nanos, cpu.read().minus(begunCpu));
  }

  private void awaitLanded(long count, long deadline)
      throws BenchFailedException, InterruptedException {
    long shown = System.nanoTime();
    while (true) {
      long now = landed.end() - from;
      if (now >= count) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new BenchFailedException(
            "only " + now + " of " + messages + " landed within " + atMost.toSeconds() + " s");
      }
      if (System.nanoTime() - shown > TimeUnit.SECONDS.toNanos(1)) {
        progress.accept(now);
        shown = System.nanoTime();
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
