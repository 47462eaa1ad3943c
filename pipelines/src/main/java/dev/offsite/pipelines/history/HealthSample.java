package dev.offsite.pipelines.history;

import java.util.Objects;

/**
 * One thing that counts for the health of a device.
 *
 * @param receivedAtMillis by our clock, milliseconds since the epoch
 * @param eventMicros time of the event, microseconds since the epoch; 0 unless a report
 */
public record HealthSample(String deviceId, Kind kind, long receivedAtMillis, long eventMicros) {

  /** What happened. The order is part of the serialized form: add at the end. */
  public enum Kind {
    /** A plausible report. */
    REPORT,
    /** Readable but implausible. */
    REJECT,
    /** A reject because of its time. */
    CLOCK_REJECT,
    /** Unreadable, unknown or forged. */
    DEAD_LETTER,
    /** Beyond the lateness horizon. */
    LATE
  }

  public HealthSample {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(kind, "kind");
  }
}
