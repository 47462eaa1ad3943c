package dev.offsite.pipelines.judge.stop;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace.Presence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How stays are written, on the wire between tasks and in state: form 1. */
public final class StopForm {

  private static final Cargo[] CARGOES = {
    Cargo.UNKNOWN, Cargo.LOADED, Cargo.PRESUMED_LOADED, Cargo.EMPTY, Cargo.PRESUMED_EMPTY
  };

  private static final Presence[] PRESENCES = {
    Presence.TIPPED, Presence.STOPPED, Presence.LINGERED, Presence.SILENT
  };

  private static final int OVER = 1;
  private static final int KNOWS_BODY = 2;
  private static final int REVERSED = 4;

  /** Writes a stay. */
  public static void write(TruckStop stop, DataOutput out) throws IOException {
    out.writeUTF(stop.deviceId());
    writeText(stop.plate(), out);
    writeText(stop.company(), out);
    out.writeByte(indexOf(PRESENCES, stop.presence()));
    out.writeLong(stop.startMs());
    out.writeLong(stop.endMs());
    out.writeByte(
        (stop.isOver() ? OVER : 0)
            | (stop.hasBodySensor() ? KNOWS_BODY : 0)
            | (stop.reversed() ? REVERSED : 0));
    writePlace(stop.place(), out);
    writePlace(stop.farPlace(), out);
    out.writeDouble(stop.accuracyM() == null ? -1 : stop.accuracyM());
    writeCargo(stop.loadBefore(), out);
    writeCargo(stop.loadAfter(), out);
    out.writeInt(stop.payloadBeforeKg());
    out.writeInt(stop.payloadAfterKg());
    writeText(stop.permit(), out);
    writeText(stop.site(), out);
    writeRecord(stop.record(), out);
    out.writeLong(stop.receivedMs());
  }

  /** Reads what {@link #write} wrote. */
  public static TruckStop read(DataInput in) throws IOException {
    String deviceId = in.readUTF();
    String plate = readText(in);
    String company = readText(in);
    Presence presence = at(PRESENCES, in.readUnsignedByte(), "presence");
    long startMs = in.readLong();
    long endMs = in.readLong();
    int flags = in.readUnsignedByte();
    Wgs84Position place = readPlace(in);
    Wgs84Position farPlace = readPlace(in);
    double accuracyM = in.readDouble();
    return new TruckStop(
        deviceId,
        plate,
        company,
        presence,
        startMs,
        endMs,
        (flags & OVER) != 0,
        place,
        farPlace,
        accuracyM < 0 ? null : accuracyM,
        (flags & KNOWS_BODY) != 0,
        (flags & REVERSED) != 0,
        readCargo(in),
        readCargo(in),
        in.readInt(),
        in.readInt(),
        readText(in),
        readText(in),
        readRecord(in),
        in.readLong());
  }

  static void writeCargo(Cargo cargo, DataOutput out) throws IOException {
    out.writeByte(indexOf(CARGOES, cargo));
  }

  static Cargo readCargo(DataInput in) throws IOException {
    return at(CARGOES, in.readUnsignedByte(), "cargo");
  }

  private static void writePlace(Wgs84Position place, DataOutput out) throws IOException {
    out.writeDouble(place.lng());
    out.writeDouble(place.lat());
  }

  private static Wgs84Position readPlace(DataInput in) throws IOException {
    return new Wgs84Position(in.readDouble(), in.readDouble());
  }

  private static void writeRecord(Candidate.@Nullable RawRecord record, DataOutput out)
      throws IOException {
    out.writeBoolean(record != null);
    if (record != null) {
      out.writeUTF(record.role());
      out.writeUTF(record.topic());
      out.writeInt(record.partition());
      out.writeLong(record.offset());
      out.writeInt(record.index());
      out.writeUTF(record.sha256());
    }
  }

  private static Candidate.@Nullable RawRecord readRecord(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Candidate.RawRecord(
            in.readUTF(), in.readUTF(), in.readInt(), in.readLong(), in.readInt(), in.readUTF())
        : null;
  }

  private static void writeText(@Nullable String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static <T> int indexOf(T[] all, T one) {
    int index = 0;
    while (!all[index].equals(one)) {
      index++;
    }
    return index;
  }

  private static <T> T at(T[] all, int index, String what) throws IOException {
    if (index >= all.length) {
      throw new IOException(what + " " + index + " in state is none of 0 to " + (all.length - 1));
    }
    return all[index];
  }

  private StopForm() {}
}
