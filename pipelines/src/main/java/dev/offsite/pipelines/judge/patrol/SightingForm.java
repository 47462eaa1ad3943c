package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.Plate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sightings and looks are written, on the wire between tasks and in state.
 *
 * <p>Form 1 knew neither neighbourhood, patrol, platform nor plate: one neighbourhood was one zone,
 * and what it kept was seen by drones, because no rule looked at what other cameras report.
 */
final class SightingForm {

  /** The newest form. */
  static final int VERSION = 2;

  private static final int LOOK = 0;
  private static final int SIGHTING = 1;

  static void writeNoticed(Noticed value, DataOutput out) throws IOException {
    if (value instanceof Sighting sighting) {
      out.writeByte(SIGHTING);
      write(sighting, out);
    } else if (value instanceof Look look) {
      out.writeByte(LOOK);
      writeLook(look, out);
    }
  }

  static Noticed readNoticed(int version, DataInput in) throws IOException {
    if (version == 1) {
      return read(version, in);
    }
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case SIGHTING -> read(version, in);
      case LOOK -> readLook(in);
      default -> throw new IOException("neither sighting nor look but kind " + kind);
    };
  }

  static void write(Sighting value, DataOutput out) throws IOException {
    out.writeUTF(value.ruleId());
    out.writeUTF(value.fenceId());
    out.writeInt(value.fenceVersion());
    out.writeUTF(value.deviceId());
    out.writeUTF(value.detectionId());
    out.writeLong(value.timeMs());
    out.writeDouble(value.lng());
    out.writeDouble(value.lat());
    out.writeDouble(value.ce90M());
    out.writeDouble(value.confidence());
    out.writeUTF(value.objectClass());
    writeRecord(value, out);
    out.writeUTF(value.neighbourhood());
    out.writeUTF(value.sortieId());
    out.writeUTF(value.platform().name());
    writePlate(value.plate(), out);
  }

  static Sighting read(int version, DataInput in) throws IOException {
    String ruleId = in.readUTF();
    String fenceId = in.readUTF();
    int fenceVersion = in.readInt();
    String deviceId = in.readUTF();
    String detectionId = in.readUTF();
    long timeMs = in.readLong();
    double lng = in.readDouble();
    double lat = in.readDouble();
    double ce90M = in.readDouble();
    double confidence = in.readDouble();
    String objectClass = in.readUTF();
    List<Media> media = readMedia(in);
    long receivedMs = in.readLong();
    int partition = in.readInt();
    long offset = in.readLong();
    int index = in.readInt();
    String sha256 = in.readUTF();
    boolean isFirst = version == 1;
    return new Sighting(
        ruleId,
        isFirst ? fenceId : in.readUTF(),
        fenceId,
        fenceVersion,
        deviceId,
        isFirst ? "" : in.readUTF(),
        isFirst ? Platform.DRONE : Platform.valueOf(in.readUTF()),
        detectionId,
        timeMs,
        lng,
        lat,
        ce90M,
        confidence,
        objectClass,
        isFirst ? null : readPlate(in),
        media,
        receivedMs,
        partition,
        offset,
        index,
        sha256);
  }

  static void writeLook(Look value, DataOutput out) throws IOException {
    out.writeUTF(value.ruleId());
    out.writeUTF(value.neighbourhood());
    out.writeUTF(value.deviceId());
    out.writeUTF(value.sortieId());
    out.writeLong(value.timeMs());
    out.writeDouble(value.lng());
    out.writeDouble(value.lat());
    out.writeDouble(value.radiusM());
    writeRecord(value, out);
  }

  static Look readLook(DataInput in) throws IOException {
    return new Look(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        readMedia(in),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readUTF());
  }

  private static void writeRecord(Noticed value, DataOutput out) throws IOException {
    out.writeInt(value.media().size());
    for (Media media : value.media()) {
      out.writeUTF(media.kind());
      out.writeUTF(media.uri());
      writeText(media.sha256(), out);
    }
    out.writeLong(value.receivedMs());
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeInt(value.index());
    out.writeUTF(value.sha256());
  }

  private static List<Media> readMedia(DataInput in) throws IOException {
    int count = in.readInt();
    List<Media> media = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      media.add(new Media(in.readUTF(), in.readUTF(), readText(in)));
    }
    return media;
  }

  private static void writePlate(@Nullable Plate plate, DataOutput out) throws IOException {
    out.writeBoolean(plate != null);
    if (plate != null) {
      out.writeUTF(plate.text());
      writeText(plate.color(), out);
      out.writeBoolean(plate.confidence() != null);
      if (plate.confidence() != null) {
        out.writeDouble(plate.confidence());
      }
    }
  }

  private static @Nullable Plate readPlate(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new Plate(in.readUTF(), readText(in), in.readBoolean() ? in.readDouble() : null);
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

  private SightingForm() {}
}
