package dev.offsite.pipelines.history.store;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.history.HistoryRow;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * The writer of one subtask: collects a batch, sends it when it is full or old, and at every
 * checkpoint. All calls come from the task's thread, timers included.
 */
final class TimeSeriesWriter implements SinkWriter<HistoryRow> {

  private final HistorySettings settings;
  private final LineStore store;
  private final SinkWriter<Refusal> refusals;
  private final ProcessingTimeService timers;
  private final StoreMetrics metrics;
  private final Clock clock;
  private final BatchWriter batches;

  private List<Line> batch = new ArrayList<>();
  private int batchBytes;
  private boolean isTimerSet;

  TimeSeriesWriter(
      HistorySettings settings,
      LineStore store,
      SinkWriter<Refusal> refusals,
      ProcessingTimeService timers,
      StoreMetrics metrics,
      Clock clock) {
    this.settings = settings;
    this.store = store;
    this.refusals = refusals;
    this.timers = timers;
    this.metrics = metrics;
    this.clock = clock;
    batches =
        new BatchWriter(store, this::refuse, settings, metrics, TimeSeriesWriter::sleep, clock);
  }

  @Override
  public void write(HistoryRow row, Context context) throws IOException, InterruptedException {
    Line line = Line.of(row);
    Optional<String> fault = LineProtocol.findFault(row);
    if (fault.isPresent()) {
      metrics.refused();
      refuse(line.refuse(fault.get(), clock.instant()));
      return;
    }
    int bytes = line.bytes();
    if (!batch.isEmpty() && batchBytes + bytes > settings.batchBytes()) {
      send();
    }
    if (batch.isEmpty()) {
      metrics.waiting();
      sendWhenOld();
    }
    batch.add(line);
    batchBytes += bytes;
    if (batch.size() >= settings.batchRows() || batchBytes >= settings.batchBytes()) {
      send();
    }
  }

  /**
   * Returns when everything written so far is stored or a dead letter: then it may be forgotten.
   */
  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    send();
    refusals.flush(endOfInput);
  }

  private void send() throws IOException, InterruptedException {
    batches.write(batch);
    batch = new ArrayList<>();
    batchBytes = 0;
    metrics.nothingWaits();
  }

  /** One timer at a time; a batch begun after it was set waits for less than its age. */
  private void sendWhenOld() {
    if (isTimerSet) {
      return;
    }
    isTimerSet = true;
    long at = timers.getCurrentProcessingTime() + settings.batchAge().toMillis();
    ScheduledFuture<?> unused =
        timers.registerTimer(
            at,
            time -> {
              isTimerSet = false;
              send();
            });
  }

  private void refuse(Refusal refusal) throws IOException, InterruptedException {
    refusals.write(refusal, new ContextOf(refusal.receivedAtMillis()));
  }

  private static void sleep(Duration pause) throws InterruptedException {
    Thread.sleep(pause.toMillis());
  }

  @Override
  public void close() throws Exception {
    try (store) {
      refusals.close();
    }
  }

  /** A refusal has no watermark of its own. */
  private record ContextOf(long millis) implements Context {
    @Override
    public long currentWatermark() {
      return Long.MIN_VALUE;
    }

    @Override
    public Long timestamp() {
      return millis;
    }
  }
}
