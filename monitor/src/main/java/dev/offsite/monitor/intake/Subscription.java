package dev.offsite.monitor.intake;

import java.time.Duration;
import java.util.Objects;

/**
 * A topic and what is done with its records.
 *
 * @param from how far back reading begins; {@link #WHOLE} for the oldest record Kafka holds
 */
public record Subscription(String topic, Duration from, RecordTaker taker) {

  /** From the beginning. */
  public static final Duration WHOLE = Duration.ofDays(36_500);

  public Subscription {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(taker, "taker");
  }
}
