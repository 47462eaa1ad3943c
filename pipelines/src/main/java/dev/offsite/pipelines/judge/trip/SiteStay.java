package dev.offsite.pipelines.judge.trip;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A truck's stay in one building or disposal site. Mutable while it goes on; not thread-safe.
 *
 * @see TripSites
 */
final class SiteStay {

  final String fenceId;
  final int fenceVersion;
  final SiteUse use;
  final long enteredMs;

  /** Last fix covered by the fence. */
  long insideMs;

  /** How long it stood, between fixes at which it did. */
  long stoodMs;

  /** Whether it stood at the last fix. */
  boolean stands;

  SiteStay(String fenceId, int fenceVersion, SiteUse use, long enteredMs) {
    this.fenceId = fenceId;
    this.fenceVersion = fenceVersion;
    this.use = use;
    this.enteredMs = enteredMs;
    insideMs = enteredMs;
  }

  SiteStay copy() {
    SiteStay copy = new SiteStay(fenceId, fenceVersion, use, enteredMs);
    copy.insideMs = insideMs;
    copy.stoodMs = stoodMs;
    copy.stands = stands;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(fenceId);
    out.writeInt(fenceVersion);
    out.writeByte(use.code());
    out.writeLong(enteredMs);
    out.writeLong(insideMs);
    out.writeLong(stoodMs);
    out.writeBoolean(stands);
  }

  static SiteStay read(DataInput in) throws IOException {
    SiteStay stay =
        new SiteStay(
            in.readUTF(), in.readInt(), SiteUse.ofCode(in.readUnsignedByte()), in.readLong());
    stay.insideMs = in.readLong();
    stay.stoodMs = in.readLong();
    stay.stands = in.readBoolean();
    return stay;
  }
}
