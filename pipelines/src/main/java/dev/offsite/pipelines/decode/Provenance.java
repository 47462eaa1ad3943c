package dev.offsite.pipelines.decode;

/** How a record came to its telemetry topic. The order is that of its stored form. */
public enum Provenance {
  /** Landed by the ingest job, as the device sent it. */
  LANDED,
  /** Refused first and sent once more, as the device sent it. */
  REDRIVEN,
  /** Refused first and sent once more with another payload or topic: no original any more. */
  REPAIRED
}
