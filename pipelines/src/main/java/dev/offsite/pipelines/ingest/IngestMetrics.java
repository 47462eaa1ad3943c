package dev.offsite.pipelines.ingest;

/** Names of the metrics of the landing stage. */
final class IngestMetrics {

  /** Counter: messages landed, in one group per telemetry topic. */
  static final String LANDED = "landed";

  /** Key of the groups of {@link #LANDED}. */
  static final String TOPIC = "topic";

  /**
   * Times: from the receipt of a message to the moment it is handed to the Kafka producer. What
   * Kafka takes to confirm it is the producer's own metric.
   */
  static final String RECEIVED_TO_LANDED = "receivedToLandedMs";

  private IngestMetrics() {}
}
