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
 * is a passage, what it is (0 fix, 1 passage, 2 heard).
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

  private WhereaboutsSerializer() {
    super(Whereabouts.class, 2);
  }

  @Override
  protected void write(Whereabouts value, DataOutputView out) throws IOException {
    out.writeByte(kindOf(value));
    out.writeUTF(value.plate());
    out.writeLong(value.timeMs());
    out.writeLong(value.receivedMs());
    out.writeUTF(value.raw().topic());
    out.writeInt(value.raw().partition());
    out.writeLong(value.raw().offset());
    out.writeInt(value.raw().index());
    out.write(HexFormat.of().parseHex(value.raw().sha256()));
    if (value instanceof TruckHeard heard) {
      out.writeUTF(heard.deviceId());
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
    if (kind < FIX || kind > (version == 1 ? PASSAGE : HEARD)) {
      throw new IOException("neither fix, passage nor heard but kind " + kind);
    }
    String plate = in.readUTF();
    long timeMs = in.readLong();
    long receivedMs = in.readLong();
    Candidate.RawRecord raw =
        new Candidate.RawRecord(
            kind == PASSAGE ? ReadPassage.ROLE : TruckFix.ROLE,
            in.readUTF(),
            in.readInt(),
            in.readLong(),
            in.readInt(),
            readDigest(in));
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

  private static int kindOf(Whereabouts value) {
    if (value instanceof ReadPassage) {
      return PASSAGE;
    }
    return value instanceof TruckHeard ? HEARD : FIX;
  }

  private static String readDigest(DataInputView in) throws IOException {
    byte[] digest = new byte[DIGEST_BYTES];
    in.readFully(digest);
    return HexFormat.of().formatHex(digest);
  }

  private static void writeText(@Nullable String text, DataOutputView out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readText(DataInputView in) throws IOException {
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
