package dev.offsite.pipelines.ingest;

/** Names of the metrics of the landing stage. */
final class IngestMetrics {

  /** Counter: messages landed, in one group per telemetry topic. */
  static final String LANDED = "landed";

  /** Counter: messages that became dead letters, in one group per reason. */
  static final String DEAD_LETTERS = "deadLetters";

  /** Key of the groups of {@link #LANDED}. */
  static final String TOPIC = "topic";

  /** Key of the groups of {@link #DEAD_LETTERS}. */
  static final String REASON = "reason";

  private IngestMetrics() {}
}
