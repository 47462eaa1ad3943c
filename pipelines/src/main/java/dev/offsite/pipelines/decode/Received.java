package dev.offsite.pipelines.decode;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One readable report and the record it came in.
 *
 * @param raw the landed record
 * @param index position of the report in the payload, from 0
 * @param report what it says
 */
public record Received(RawRecord raw, int index, DeviceReport report) {

  public Received {
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(report, "report");
  }

  /** When our client received it. */
  public Instant receivedAt() {
    return Instant.ofEpochMilli(raw.receivedAtMillis());
  }

  /** Coordinates and digest as evidence in the given role; the digest is computed here. */
  public Candidate.RawRecord asEvidence(String role) {
    return new Candidate.RawRecord(
        role, raw.topic(), raw.partition(), raw.offset(), index, Sha256.hexOf(raw.payload()));
  }

  /**
   * The refusal of this report.
   *
   * @param pointer JSON Pointer from the report; the refusal holds it from the root of the payload
   */
  public Refusal refuse(List<RefusalReason> reasons, String pointer, String detail) {
    String fromRoot = isInBatch() ? "/" + index + pointer : pointer;
    return raw.refuse(index, reasons, fromRoot, detail);
  }

  /** Whether the payload, which was readable, is an array. */
  private boolean isInBatch() {
    for (byte b : raw.payload()) {
      if (b > ' ') {
        return b == '[';
      }
    }
    return false;
  }
}
