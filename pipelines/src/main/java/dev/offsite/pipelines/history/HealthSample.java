package dev.offsite.pipelines.history;

import java.io.IOException;
import java.util.Objects;

/**
 * One thing that counts for the health of a device.
 *
 * @param receivedAtMillis by our clock, milliseconds since the epoch
 * @param eventMicros time of the event, microseconds since the epoch; 0 unless a report
 */
public record HealthSample(String deviceId, Kind kind, long receivedAtMillis, long eventMicros) {

  /** What happened. */
  public enum Kind {
    /** A plausible report. */
    REPORT(0),
    /** Readable but implausible. */
    REJECT(1),
    /** A reject because of its time. */
    CLOCK_REJECT(2),
    /** Unreadable, unknown or forged. */
    DEAD_LETTER(3),
    /** Beyond the lateness horizon. */
    LATE(4);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** How it is written between tasks. */
    int code() {
      return code;
    }

    /** Reads what {@link #code} wrote. */
    static Kind ofCode(int code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("kind " + code + " of a health sample is none of 0 to 4");
    }
  }

  public HealthSample {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(kind, "kind");
  }
}
