package dev.offsite.pipelines.history.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch into the store, whatever it answers. Not thread-safe.
 *
 * <p>Returns when each line is stored or is a dead letter. A store that is unavailable is asked
 * again without end; a refused batch is halved until the guilty lines stand alone, which costs
 * {@code 2·log2(n)} further requests for each of them.
 */
final class BatchWriter {

  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final LineStore store;
  private final DeadLetters deadLetters;
  private final HistorySettings settings;
  private final WriteFigures figures;
  private final Pause pause;
  private final Clock clock;

  BatchWriter(
      LineStore store,
      DeadLetters deadLetters,
      HistorySettings settings,
      WriteFigures figures,
      Pause pause,
      Clock clock) {
    this.store = store;
    this.deadLetters = deadLetters;
    this.settings = settings;
    this.figures = figures;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Writes lines, in their order where the store refuses none.
   *
   * @throws MisconfiguredStoreException if no attempt can help
   * @throws InterruptedException if the task is cancelled meanwhile
   */
  void write(List<Line> lines) throws IOException, InterruptedException {
    if (lines.isEmpty()) {
      return;
    }
    Answer answer = send(lines);
    if (answer instanceof Answer.Misconfigured misconfigured) {
      throw new MisconfiguredStoreException(misconfigured.why());
    }
    if (answer instanceof Answer.Refused refused) {
      if (lines.size() == 1) {
        figures.refused();
        deadLetters.accept(lines.get(0).refuse(refused.why(), clock.instant()));
        return;
      }
      int middle = lines.size() / 2;
      write(lines.subList(0, middle));
      write(lines.subList(middle, lines.size()));
    }
  }

  /** Sends one request until the store gives an answer that counts. */
  private Answer send(List<Line> lines) throws InterruptedException {
    StringBuilder text = new StringBuilder(lines.size() * 200);
    for (Line line : lines) {
      text.append(line.text()).append('\n');
    }
    RetryPauses pauses = new RetryPauses(settings);
    Instant first = clock.instant();
    boolean isWaiting = false;
    while (true) {
      Instant begin = clock.instant();
      Answer answer = store.write(text.toString());
      Instant end = clock.instant();
      if (answer instanceof Answer.Stored) {
        figures.stored(lines.size(), Duration.between(begin, end));
        if (isWaiting) {
          LOG.info("The time series takes rows again after {}", Duration.between(first, end));
        }
        return answer;
      }
      if (!(answer instanceof Answer.Unavailable unavailable)) {
        return answer;
      }
      figures.retried();
      if (!isWaiting) {
        // Once for each outage, not once for each attempt: an outage lasts thousands of them.
        LOG.warn("The time series is waited for; Kafka keeps the rest: {}", unavailable.why());
        isWaiting = true;
      }
      pause.await(pauses.next(unavailable.after()));
    }
  }
}
