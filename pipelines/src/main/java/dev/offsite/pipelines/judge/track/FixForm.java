package dev.offsite.pipelines.judge.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How one fix is written to state, fixed in length. Form 1 is that of release 0.1.0, 42 bytes; form
 * 2 has 8 bytes more, for what the other sensors said.
 */
public final class FixForm {

  /** The form of release 0.1.0, which knew places and speeds only. */
  static final int WITHOUT_SIGNALS = 1;

  /** Writes it in the newest form. */
  public static void write(Fix fix, DataOutput out) throws IOException {
    out.writeLong(fix.timeMs());
    out.writeInt(fix.lngE7());
    out.writeInt(fix.latE7());
    out.writeShort(fix.accuracyDm());
    out.writeShort(fix.speedDkph());
    out.writeLong(fix.receivedMs());
    out.writeShort(fix.partition());
    out.writeLong(fix.offset());
    out.writeInt(fix.index());
    out.writeInt(fix.signals());
    out.writeInt(fix.payloadKg());
  }

  /** Reads it in a form of the track. */
  public static Fix read(int form, DataInput in) throws IOException {
    long timeMs = in.readLong();
    int lngE7 = in.readInt();
    int latE7 = in.readInt();
    short accuracyDm = in.readShort();
    short speedDkph = in.readShort();
    long receivedMs = in.readLong();
    int partition = in.readShort();
    long offset = in.readLong();
    int index = in.readInt();
    int signals = form == WITHOUT_SIGNALS ? Signals.NONE : in.readInt();
    int payloadKg = form == WITHOUT_SIGNALS ? Fix.UNKNOWN : in.readInt();
    return new Fix(
        timeMs,
        lngE7,
        latE7,
        accuracyDm,
        speedDkph,
        signals,
        payloadKg,
        receivedMs,
        partition,
        offset,
        index);
  }

  private FixForm() {}
}
