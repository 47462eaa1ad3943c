package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Objects;

/**
 * A passage of which the scale had said this plate, and says another one, or none.
 *
 * @param plate that no longer counts
 * @param receivedMs of the content that counts
 * @param raw the content that counts
 */
record OtherwiseRead(
    String plate,
    String deviceId,
    String passageId,
    long timeMs,
    long receivedMs,
    Candidate.RawRecord raw)
    implements PassageReading {

  OtherwiseRead {
    Objects.requireNonNull(plate, "plate");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(passageId, "passageId");
    Objects.requireNonNull(raw, "raw");
  }
}
