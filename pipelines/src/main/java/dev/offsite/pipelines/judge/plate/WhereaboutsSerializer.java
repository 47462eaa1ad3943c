package dev.offsite.pipelines.judge.plate;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.telemetry.Media;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Form 1: whether it is a passage, what all have, what it alone has. Form 2: instead of whether it
 * is a passage, what it is (0 fix, 1 passage, 2 heard). Form 3: also 3, otherwise read.
 */
public final class WhereaboutsSerializer extends VersionedSerializer<Whereabouts> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final WhereaboutsSerializer INSTANCE = new WhereaboutsSerializer();

  private static final int DIGEST_BYTES = 32;

  /** Never changed: they stand in savepoints, the first two as a truth value of form 1. */
  private static final int FIX = 0;

  private static final int PASSAGE = 1;
  private static final int HEARD = 2;
  private static final int OTHERWISE = 3;

  private WhereaboutsSerializer() {
    super(Whereabouts.class, 3);
  }

  @Override
  protected void write(Whereabouts value, DataOutputView out) throws IOException {
    out.writeByte(kindOf(value));
    out.writeUTF(value.plate());
    out.writeLong(value.timeMs());
    out.writeLong(value.receivedMs());
    writeRecord(value.raw(), out);
    if (value instanceof TruckHeard heard) {
      out.writeUTF(heard.deviceId());
    } else if (value instanceof OtherwiseRead otherwise) {
      out.writeUTF(otherwise.deviceId());
      out.writeUTF(otherwise.passageId());
    } else if (value instanceof TruckFix fix) {
      out.writeUTF(fix.deviceId());
      out.writeDouble(fix.position().lng());
      out.writeDouble(fix.position().lat());
      out.writeDouble(fix.accuracyM());
    } else if (value instanceof ReadPassage passage) {
      out.writeUTF(passage.deviceId());
      out.writeUTF(passage.passageId());
      out.writeUTF(passage.siteId());
      out.writeInt(passage.lane());
      writeText(passage.color(), out);
      out.writeDouble(passage.confidence() == null ? Double.NaN : passage.confidence());
      out.writeInt(passage.media().size());
      for (Media media : passage.media()) {
        out.writeUTF(media.kind());
        out.writeUTF(media.uri());
        writeText(media.sha256(), out);
      }
    }
  }

  @Override
  protected Whereabouts read(int version, DataInputView in) throws IOException {
    int kind = in.readByte();
    if (kind < FIX || kind > newestKindOf(version)) {
      throw new IOException("neither fix, passage, heard nor otherwise read but kind " + kind);
    }
    String plate = in.readUTF();
    long timeMs = in.readLong();
    long receivedMs = in.readLong();
    Candidate.RawRecord raw =
        readRecord(kind == PASSAGE || kind == OTHERWISE ? ReadPassage.ROLE : TruckFix.ROLE, in);
    String deviceId = in.readUTF();
    if (kind == HEARD) {
      return new TruckHeard(plate, deviceId, timeMs, receivedMs, raw);
    }
    if (kind == FIX) {
      return new TruckFix(
          plate,
          deviceId,
          timeMs,
          new Wgs84Position(in.readDouble(), in.readDouble()),
          in.readDouble(),
          receivedMs,
          raw);
    }
    String passageId = in.readUTF();
    if (kind == OTHERWISE) {
      return new OtherwiseRead(plate, deviceId, passageId, timeMs, receivedMs, raw);
    }
    String siteId = in.readUTF();
    int lane = in.readInt();
    String color = readText(in);
    double confidence = in.readDouble();
    List<Media> media = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      media.add(new Media(in.readUTF(), in.readUTF(), readText(in)));
    }
    return new ReadPassage(
        plate,
        deviceId,
        passageId,
        siteId,
        lane,
        color,
        Double.isNaN(confidence) ? null : confidence,
        media,
        timeMs,
        receivedMs,
        raw);
  }

  private static int newestKindOf(int version) {
    return switch (version) {
      case 1 -> PASSAGE;
      case 2 -> HEARD;
      default -> OTHERWISE;
    };
  }

  private static int kindOf(Whereabouts value) {
    if (value instanceof PassageReading reading) {
      return reading instanceof ReadPassage ? PASSAGE : OTHERWISE;
    }
    return value instanceof TruckHeard ? HEARD : FIX;
  }

  static void writeRecord(Candidate.RawRecord raw, DataOutputView out) throws IOException {
    out.writeUTF(raw.topic());
    out.writeInt(raw.partition());
    out.writeLong(raw.offset());
    out.writeInt(raw.index());
    out.write(HexFormat.of().parseHex(raw.sha256()));
  }

  static Candidate.RawRecord readRecord(String role, DataInputView in) throws IOException {
    return new Candidate.RawRecord(
        role, in.readUTF(), in.readInt(), in.readLong(), in.readInt(), readDigest(in));
  }

  private static String readDigest(DataInputView in) throws IOException {
    byte[] digest = new byte[DIGEST_BYTES];
    in.readFully(digest);
    return HexFormat.of().formatHex(digest);
  }

  static void writeText(@Nullable String text, DataOutputView out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  static @Nullable String readText(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Whereabouts copy(Whereabouts from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Whereabouts> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Whereabouts> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
