package dev.offsite.pipelines.history.store;

import java.time.Clock;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The figures of one writer, in the metric group {@code history}. Written by the task's thread,
 * read by reporters.
 */
final class StoreMetrics implements WriteFigures {

  static final String ROWS_STORED = "rowsStored";
  static final String ROWS_REFUSED = "rowsRefused";
  static final String RETRIES = "retries";
  static final String BATCH_MS = "batchMs";
  static final String MS_SINCE_STORED = "msSinceStored";
  static final String MS_WAITING = "msWaiting";

  private final Clock clock;
  private final Counter stored;
  private final Counter refused;
  private final Counter retries;
  private volatile long batchMs;
  private volatile long storedAtMs;
  private volatile long waitingSinceMs = -1;

  StoreMetrics(MetricGroup group, Clock clock) {
    this.clock = clock;
    storedAtMs = clock.millis();
    MetricGroup history = group.addGroup("history");
    stored = history.counter(ROWS_STORED);
    refused = history.counter(ROWS_REFUSED);
    retries = history.counter(RETRIES);
    history.gauge(BATCH_MS, () -> batchMs);
    history.gauge(MS_SINCE_STORED, () -> clock.millis() - storedAtMs);
    history.gauge(MS_WAITING, this::waitingMs);
  }

  /** A row waits to be sent; called for the oldest one of a batch. */
  void waiting() {
    waitingSinceMs = clock.millis();
  }

  /** No row waits. */
  void nothingWaits() {
    waitingSinceMs = -1;
  }

  private long waitingMs() {
    long since = waitingSinceMs;
    return since < 0 ? 0 : clock.millis() - since;
  }

  @Override
  public void stored(int rows, Duration latency) {
    stored.inc(rows);
    batchMs = latency.toMillis();
    storedAtMs = clock.millis();
  }

  @Override
  public void retried() {
    retries.inc();
  }

  @Override
  public void refused() {
    refused.inc();
  }
}
