package dev.offsite.pipelines.judge.passer;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: kind, then the candidate, fix, reading or doubt. */
public final class SiteMatterSerializer extends VersionedSerializer<SiteMatter> {

  private static final long serialVersionUID = 1L;

  private static final int UNREAD = 1;
  private static final int FIX = 2;
  private static final int SEEN = 3;
  private static final int DOUBTED = 4;
  private static final int DIGEST_BYTES = 32;

  /** The only instance needed. */
  public static final SiteMatterSerializer INSTANCE = new SiteMatterSerializer();

  private SiteMatterSerializer() {
    super(SiteMatter.class, 1);
  }

  @Override
  protected void write(SiteMatter value, DataOutputView out) throws IOException {
    if (value instanceof SiteMatter.Unread unread) {
      out.writeByte(UNREAD);
      CandidateSerializer.INSTANCE.serialize(unread.candidate(), out);
    } else if (value instanceof SiteMatter.NearFix fix) {
      out.writeByte(FIX);
      writeFix(fix, out);
    } else if (value instanceof SiteMatter.PlateSeen seen) {
      out.writeByte(SEEN);
      out.writeUTF(seen.siteId());
      out.writeUTF(seen.deviceId());
      out.writeUTF(seen.passageId());
      out.writeUTF(seen.plate());
      out.writeLong(seen.timeMs());
      out.writeLong(seen.receivedMs());
    } else if (value instanceof SiteMatter.TrackDoubted doubted) {
      out.writeByte(DOUBTED);
      out.writeUTF(doubted.siteId());
      out.writeUTF(doubted.candidateId());
      out.writeUTF(doubted.plate());
      out.writeLong(doubted.timeMs());
      out.writeLong(doubted.withinMs());
      out.writeBoolean(doubted.isWithdrawn());
      out.writeLong(doubted.receivedMs());
    }
  }

  @Override
  protected SiteMatter read(int version, DataInputView in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case UNREAD -> new SiteMatter.Unread(CandidateSerializer.INSTANCE.deserialize(in));
      case FIX -> readFix(in);
      case SEEN ->
          new SiteMatter.PlateSeen(
              in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
      case DOUBTED ->
          new SiteMatter.TrackDoubted(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              in.readLong(),
              in.readBoolean(),
              in.readLong());
      default ->
          throw new IOException("neither candidate, fix, reading nor doubt but kind " + kind);
    };
  }

  private static void writeFix(SiteMatter.NearFix fix, DataOutputView out) throws IOException {
    out.writeUTF(fix.siteId());
    out.writeUTF(fix.deviceId());
    out.writeBoolean(fix.plate() != null);
    if (fix.plate() != null) {
      out.writeUTF(fix.plate());
    }
    out.writeLong(fix.timeMs());
    out.writeDouble(fix.position().lng());
    out.writeDouble(fix.position().lat());
    out.writeDouble(fix.accuracyM());
    out.writeLong(fix.receivedMs());
    out.writeUTF(fix.raw().topic());
    out.writeInt(fix.raw().partition());
    out.writeLong(fix.raw().offset());
    out.writeInt(fix.raw().index());
    out.write(HexFormat.of().parseHex(fix.raw().sha256()));
  }

  private static SiteMatter.NearFix readFix(DataInputView in) throws IOException {
    return new SiteMatter.NearFix(
        in.readUTF(),
        in.readUTF(),
        in.readBoolean() ? in.readUTF() : null,
        in.readLong(),
        new Wgs84Position(in.readDouble(), in.readDouble()),
        in.readDouble(),
        in.readLong(),
        new Candidate.RawRecord(
            SiteMatter.NearFix.ROLE,
            in.readUTF(),
            in.readInt(),
            in.readLong(),
            in.readInt(),
            readDigest(in)));
  }

  private static String readDigest(DataInputView in) throws IOException {
    byte[] digest = new byte[DIGEST_BYTES];
    in.readFully(digest);
    return HexFormat.of().formatHex(digest);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public SiteMatter copy(SiteMatter from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<SiteMatter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SiteMatter> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
