package dev.offsite.standalone.bench.detect;

import java.util.Objects;

/**
 * A fix and the fences around it.
 *
 * @param fenceIds ids in their order, with commas between; empty outside all
 * @param partition of the record with that fix
 * @param offset of the record with that fix
 */
public record FencedFix(String deviceId, long fixMs, String fenceIds, int partition, long offset) {

  public FencedFix {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(fenceIds, "fenceIds");
  }
}
