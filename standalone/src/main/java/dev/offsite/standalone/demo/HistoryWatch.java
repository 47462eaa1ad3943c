package dev.offsite.standalone.demo;

import dev.offsite.monitor.history.TimeSeriesException;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.standalone.history.HistoryReaders;
import dev.offsite.standalone.history.HistoryRowCounts;
import dev.offsite.standalone.instance.HistoryAddress;
import dev.offsite.standalone.kafka.TopicCounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the time series in a thread of its own, so that a store that hangs keeps nobody waiting.
 */
final class HistoryWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryWatch.class);

  /** The consumer group of the history job, which notes its position with each checkpoint. */
  private static final String HISTORY_GROUP = "offsite-history";

  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration INTERVAL_AT_END = Duration.ofMillis(200);

  private final TimeSeriesReader reader;
  private final TopicCounts topics;
  private final Collection<String> sources;
  private final Instant since;
  private final Thread thread = new Thread(this::follow, "history-watch");
  private volatile HistoryFigures newest;

  private HistoryWatch(
      TimeSeriesReader reader, TopicCounts topics, Collection<String> sources, Instant since) {
    this.reader = reader;
    this.topics = topics;
    this.sources = sources;
    this.since = since;
    this.newest = reader == null ? HistoryFigures.OFF : new HistoryFigures(Map.of(), 0, "");
    thread.setDaemon(true);
  }

  /**
   * Begins to look.
   *
   * @param sources topics that become history; {@code topics} must count them
   * @param begin of the demonstration; rows count from the hour that holds it, because some tables
   *     have but one row for an hour
   */
  static HistoryWatch start(
      Optional<HistoryAddress> address,
      TopicCounts topics,
      Collection<String> sources,
      Instant begin) {
    HistoryWatch watch =
        new HistoryWatch(
            address.map(HistoryWatch::open).orElse(null),
            topics,
            sources,
            begin.truncatedTo(ChronoUnit.HOURS));
    if (watch.reader != null) {
      watch.thread.start();
    }
    return watch;
  }

  /** What was seen last. */
  HistoryFigures newest() {
    return newest;
  }

  /**
   * Waits until everything in Kafka has become history, and its rows can be read.
   *
   * @return whether it has; false if that takes longer
   */
  boolean awaitComplete(Duration atMost) throws InterruptedException {
    if (reader == null) {
      return true;
    }
    thread.interrupt();
    thread.join();
    long deadline = System.nanoTime() + atMost.toNanos();
    long totalBefore = -1;
    while (true) {
      look();
      boolean written = newest.trouble().isEmpty() && newest.behind() == 0;
      // rows that the store has confirmed may still become visible
      if (written && newest.total() == totalBefore) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        LOG.warn("the history is not complete: {}", newest.text());
        return false;
      }
      totalBefore = newest.total();
      TimeUnit.MILLISECONDS.sleep(INTERVAL_AT_END.toMillis());
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void follow() {
    try {
      while (true) {
        look();
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("history watch ends");
    }
  }

  private void look() throws InterruptedException {
    HistoryFigures before = newest;
    try {
      TimeSpan span = new TimeSpan(since, Instant.now().plus(1, ChronoUnit.HOURS));
      newest =
          new HistoryFigures(
              HistoryRowCounts.in(span, reader), topics.behind(HISTORY_GROUP, sources), "");
    } catch (TimeSeriesException | ExecutionException e) {
      newest = new HistoryFigures(before.rows(), before.behind(), e.getMessage());
    }
  }

  private static TimeSeriesReader open(HistoryAddress address) {
    try {
      return HistoryReaders.open(address);
    } catch (IOException e) {
      LOG.warn("the history cannot be read", e);
      return null;
    }
  }
}
