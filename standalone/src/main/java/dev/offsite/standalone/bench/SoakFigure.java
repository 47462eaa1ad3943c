package dev.offsite.standalone.bench;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is sampled of a soak run, and whether it has to stay flat.
 *
 * <p>A figure that is judged has a noise: by less than that over the judged time it does not count
 * as rising, since a thread pool that has not yet been full or a buffer is no leak.
 */
enum SoakFigure {
  HEAP("heap after a full collection", Unit.BYTES, 16 << 20),
  NON_HEAP("memory of classes and compiled code", Unit.BYTES, 8 << 20),
  RSS_ANONYMOUS("resident memory, anonymous", Unit.BYTES, 32 << 20),
  RSS_FILES(
      "resident memory, mapped files",
      Unit.BYTES,
      "pages of Kafka's and QuestDB's files, which the system takes back"),
  THREADS("threads", Unit.COUNT, 8),
  FILES("open file descriptors", Unit.COUNT, 32),
  STATE_INGEST("checkpoint of ingest", Unit.BYTES, 1 << 20),
  STATE_DETECTION("checkpoint of detection", Unit.BYTES, 1 << 20),
  STATE_HISTORY(
      "checkpoint of history",
      Unit.BYTES,
      "health intervals are kept for 2 h and verdicts for 3 days, so it grows for that long"),
  UNACKNOWLEDGED("messages not acknowledged", Unit.COUNT, 2_000),
  KAFKA_LOG("Kafka on disk", Unit.BYTES, "it keeps a week"),
  HISTORY_BEHIND("records not yet in the history", Unit.COUNT, "follows the outage"),
  PUBLISHED("messages published", Unit.COUNT, "a total"),
  IN_KAFKA("messages in Kafka", Unit.COUNT, "a total"),
  EXPECTED("violations to be found", Unit.COUNT, "a total"),
  FOUND("violations found", Unit.COUNT, "a total"),
  P50("latency of a minute, p50", Unit.MILLIS, "compared by phase"),
  P99("latency of a minute, p99", Unit.MILLIS, "compared by phase");

  /** How a value is written. */
  enum Unit {
    BYTES,
    COUNT,
    MILLIS
  }

  private final String words;
  private final Unit unit;
  private final double noise;
  private final @Nullable String whyNotJudged;

  SoakFigure(String words, Unit unit, double noise) {
    this.words = Objects.requireNonNull(words);
    this.unit = unit;
    this.noise = noise;
    this.whyNotJudged = null;
  }

  SoakFigure(String words, Unit unit, String whyNotJudged) {
    this.words = words;
    this.unit = unit;
    this.noise = 0;
    this.whyNotJudged = whyNotJudged;
  }

  String words() {
    return words;
  }

  Unit unit() {
    return unit;
  }

  /** A rise over the judged time that is not larger counts as none, in the figure's unit. */
  double noise() {
    return noise;
  }

  /** Why it may rise; null if it may not. */
  @Nullable String whyNotJudged() {
    return whyNotJudged;
  }

  /** Name of its column and of its JSON field. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (String word : name().split("_", -1)) {
      String lower = word.toLowerCase(java.util.Locale.ROOT);
      key.append(
          key.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
    }
    return key.toString();
  }

  /** The judged part of a run. */
  record Window(Duration from, Duration until) {

    /**
     * The zone state keeps the fixes of each truck up to the lateness horizon, so it and the heap
     * grow by design for so long; and compilers and caches need some of a long run to settle.
     */
    static Window of(Duration length, Duration latenessHorizon) {
      Duration half = length.dividedBy(2);
      return new Window(half.compareTo(latenessHorizon) > 0 ? half : latenessHorizon, length);
    }

    /** Whether it is long enough to tell a rise from noise. */
    boolean isJudged() {
      return until.minus(from).compareTo(LENGTH_MIN) >= 0;
    }

    /** Ten medians of a minute: of fewer, no order is improbable enough. */
    static final Duration LENGTH_MIN = Duration.ofMinutes(10);
  }
}
