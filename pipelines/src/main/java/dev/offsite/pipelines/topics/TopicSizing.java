package dev.offsite.pipelines.topics;

import java.time.Duration;
import java.util.Objects;

/**
 * How large topics are made.
 *
 * @param partitions of the telemetry topics and of case-intake; at least the parallelism of the
 *     jobs, and never changed later, because a device's records would go elsewhere than before
 * @param replicas copies of each partition, at most the number of brokers
 * @param retention how long telemetry and refusals are kept
 */
public record TopicSizing(int partitions, int replicas, Duration retention) {

  /** Enough to look back over a week, and to judge a week once more. */
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

  /** More than a district ever needs; each is a folder and a file handle of the broker. */
  public static final int PARTITIONS_MAX = 1_000;

  /** Kafka counts replicas in a short; more than this is a slip of the hand. */
  public static final int REPLICAS_MAX = 9;

  public TopicSizing {
    Objects.requireNonNull(retention, "retention");
    require(partitions, PARTITIONS_MAX, "topics.partitions");
    require(replicas, REPLICAS_MAX, "topics.replicas");
    if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("topics.retention: " + retention + " is below a minute");
    }
  }

  /** For one broker: no copies, telemetry for a week. */
  public static TopicSizing ofOneBroker(int partitions) {
    return new TopicSizing(partitions, 1, DEFAULT_RETENTION);
  }

  private static void require(int value, int max, String key) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(key + ": " + value + " is not within 1 and " + max);
    }
  }
}
