package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A fix that shows something, with the digest of its record.
 *
 * @param sha256 of the record's value, lower-case hexadecimal; empty text where no digest was taken
 *     when the fix arrived
 */
public record Witness(Fix fix, String sha256) {
  public Witness {
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(sha256, "sha256");
  }

  /**
   * The coordinates of its record; empty without a digest.
   *
   * @param role why the record is cited, such as {@code FIRST}
   */
  public Optional<Candidate.RawRecord> record(String role) {
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Candidate.RawRecord(
            role,
            DeviceKind.TRUCK.telemetryTopic(),
            fix.partition(),
            fix.offset(),
            CodedIndex.position(fix.index()),
            sha256));
  }

  /** Writes it to state. */
  public void write(DataOutput out) throws IOException {
    FixForm.write(fix, out);
    out.writeUTF(sha256);
  }

  /** Reads what {@link #write} wrote in a form of the track. */
  public static Witness read(int form, DataInput in) throws IOException {
    return new Witness(FixForm.read(form, in), in.readUTF());
  }
}
