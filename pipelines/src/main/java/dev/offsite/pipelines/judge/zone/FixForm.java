package dev.offsite.pipelines.judge.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a fix is written to state: 46 bytes, fixed. */
final class FixForm {

  static void write(Fix fix, DataOutput out) throws IOException {
    out.writeLong(fix.timeMs());
    out.writeInt(fix.lngE7());
    out.writeInt(fix.latE7());
    out.writeShort(fix.accuracyDm());
    out.writeShort(fix.speedDkph());
    out.writeLong(fix.receivedMs());
    out.writeShort(fix.partition());
    out.writeLong(fix.offset());
    out.writeInt(fix.index());
  }

  static Fix read(DataInput in) throws IOException {
    return new Fix(
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readShort(),
        in.readShort(),
        in.readLong(),
        in.readShort(),
        in.readLong(),
        in.readInt());
  }

  private FixForm() {}
}
