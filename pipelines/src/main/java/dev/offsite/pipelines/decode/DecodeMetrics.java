package dev.offsite.pipelines.decode;

/** Names of the metrics of the stage that reads payloads. */
final class DecodeMetrics {

  /** Counter: reports read. A payload may hold several. */
  static final String DECODED = "decoded";

  /** Counter: payloads, or reports of a batch, that could not be read. */
  static final String UNDECODABLE = "undecodable";

  private DecodeMetrics() {}
}
