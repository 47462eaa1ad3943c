package dev.offsite.standalone.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The time from the publish of a message to the moment at which the candidate that it opened can be
 * read.
 *
 * <p>A message is known by its device and the time it reports. The newest messages are remembered,
 * up to a bound; percentiles are exact to three digits. Safe for several threads.
 */
public final class LatencyRecorder {

  private static final long LATENCY_MICROS_MAX = 3_600_000_000L;
  private static final int DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1_000;

  private final Map<Message, Long> publishedAtNanos;
  private final Histogram micros = new Histogram(LATENCY_MICROS_MAX, DIGITS);

  private record Message(String deviceId, long eventTimeMillis) {}

  /**
   * A recorder.
   *
   * @param messagesMax how many published messages are remembered; the oldest are forgotten
   */
  public LatencyRecorder(int messagesMax) {
    publishedAtNanos =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Message, Long> eldest) {
            return size() > messagesMax;
          }
        };
  }

  /** A message is about to be published; a repetition does not change when it was first. */
  public synchronized void published(String deviceId, long eventTimeMillis, long nanoTime) {
    publishedAtNanos.putIfAbsent(new Message(deviceId, eventTimeMillis), nanoTime);
  }

  /** A candidate that this message opened can be read; nothing if the message is not known. */
  public synchronized void readable(String deviceId, long eventTimeMillis, long nanoTime) {
    Long published = publishedAtNanos.get(new Message(deviceId, eventTimeMillis));
    if (published != null) {
      long elapsed = Math.max(0, nanoTime - published) / 1_000;
      micros.recordValue(Math.min(elapsed, LATENCY_MICROS_MAX));
    }
  }

  /** Latencies so far. */
  public synchronized DemoStatus.LatencyFigures figures() {
    if (micros.getTotalCount() == 0) {
      return new DemoStatus.LatencyFigures(0, 0, 0, 0);
    }
    return new DemoStatus.LatencyFigures(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
        micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
        micros.getMaxValue() / MICROS_PER_MILLI);
  }
}
