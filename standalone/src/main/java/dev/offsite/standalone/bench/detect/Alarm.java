package dev.offsite.standalone.bench.detect;

import java.util.Objects;

/**
 * What a baseline says: a truck was seen inside a fence, or outside again.
 *
 * @param fixMs time of the fix that showed it
 * @param partition of the record with that fix
 * @param offset of the record with that fix
 */
public record Alarm(
    String deviceId, String fenceId, Crossing crossing, long fixMs, int partition, long offset) {

  /** Which way. */
  public enum Crossing {
    /** First fix inside. */
    ENTER,
    /** First fix outside again. */
    EXIT
  }

  public Alarm {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(fenceId, "fenceId");
    Objects.requireNonNull(crossing, "crossing");
  }
}
