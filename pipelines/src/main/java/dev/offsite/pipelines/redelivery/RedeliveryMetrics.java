package dev.offsite.pipelines.redelivery;

/** Names of the metrics of the stage that drops repetitions of the transport. */
final class RedeliveryMetrics {

  /** Counter: reports dropped because the same bytes had come before. */
  static final String REDELIVERED = "redelivered";

  private RedeliveryMetrics() {}
}
