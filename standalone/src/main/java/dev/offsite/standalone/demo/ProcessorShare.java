package dev.offsite.standalone.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Processor time of a process as a share of all processors, from a while after the first question
 * on until it is told that this is all. Safe for several threads.
 */
final class ProcessorShare {

  private final LongSupplier elapsedNanos;
  private final LongSupplier cpuNanos;
  private final int processors;
  private final long warmNanos;
  private boolean isCounting;
  private double atEnd = Double.NaN;
  private boolean isOver;
  private long beginNanos;
  private long beginCpuNanos;

  /**
   * A share that counts from the first question after a while on.
   *
   * @param elapsedNanos as {@link System#nanoTime}
   * @param cpuNanos of the process so far
   */
  ProcessorShare(
      LongSupplier elapsedNanos, LongSupplier cpuNanos, int processors, Duration warmUp) {
    this.elapsedNanos = elapsedNanos;
    this.cpuNanos = cpuNanos;
    this.processors = processors;
    this.warmNanos = elapsedNanos.getAsLong() + warmUp.toNanos();
  }

  int processors() {
    return processors;
  }

  /** What comes from here on does not count. */
  synchronized void end() {
    atEnd = share();
    isOver = true;
  }

  /** The share since the count began, 0 to 1; not a number before. */
  synchronized double share() {
    if (isOver) {
      return atEnd;
    }
    long now = elapsedNanos.getAsLong();
    long cpu = cpuNanos.getAsLong();
    if (now < warmNanos) {
      return Double.NaN;
    }
    if (!isCounting) {
      isCounting = true;
      beginNanos = now;
      beginCpuNanos = cpu;
    }
    return now == beginNanos
        ? Double.NaN
        : (double) (cpu - beginCpuNanos) / (now - beginNanos) / processors;
  }
}
