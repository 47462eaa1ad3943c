package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.candidate.Candidate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a crossing is written, between operators and to state. */
final class CrossingForm {

  static void write(Crossing value, DataOutput out) throws IOException {
    out.writeUTF(value.siteId());
    out.writeUTF(value.deviceId());
    out.writeUTF(value.passageId());
    writeScope(value.lane(), out);
    out.writeInt(value.grossKg());
    out.writeLong(value.eventMs());
    out.writeLong(value.receivedMs());
    out.writeBoolean(value.isLive());
    write(value.likely(), out);
    write(value.least(), out);
    write(value.most(), out);
    writeRaw(value.raw(), out);
  }

  static Crossing read(DataInput in) throws IOException {
    return new Crossing(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        readScope(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        readStay(in),
        readStay(in),
        readStay(in),
        readRaw(in));
  }

  static void writeScope(LoadScope scope, DataOutput out) throws IOException {
    out.writeUTF(scope.direction());
    out.writeInt(scope.lane());
  }

  static LoadScope readScope(DataInput in) throws IOException {
    return new LoadScope(in.readUTF(), in.readInt());
  }

  static void writeRaw(Candidate.RawRecord raw, DataOutput out) throws IOException {
    out.writeUTF(raw.role());
    out.writeUTF(raw.topic());
    out.writeInt(raw.partition());
    out.writeLong(raw.offset());
    out.writeInt(raw.index());
    out.writeUTF(raw.sha256());
  }

  static Candidate.RawRecord readRaw(DataInput in) throws IOException {
    return new Candidate.RawRecord(
        in.readUTF(), in.readUTF(), in.readInt(), in.readLong(), in.readInt(), in.readUTF());
  }

  private static void write(Stay stay, DataOutput out) throws IOException {
    out.writeLong(stay.fromMs());
    out.writeLong(stay.untilMs());
  }

  private static Stay readStay(DataInput in) throws IOException {
    return new Stay(in.readLong(), in.readLong());
  }

  private CrossingForm() {}
}
