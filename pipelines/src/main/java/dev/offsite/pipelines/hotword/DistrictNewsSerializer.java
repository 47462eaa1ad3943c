package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: kind, district and time, then what the kind has. */
public final class DistrictNewsSerializer extends VersionedSerializer<DistrictNews> {

  private static final long serialVersionUID = 1L;

  private static final int PATROLLED = 1;
  private static final int COUNTED = 2;
  private static final int TAKEN_BACK = 3;

  /** The only instance needed. */
  public static final DistrictNewsSerializer INSTANCE = new DistrictNewsSerializer();

  private DistrictNewsSerializer() {
    super(DistrictNews.class, 1);
  }

  @Override
  protected void write(DistrictNews value, DataOutputView out) throws IOException {
    if (value instanceof DistrictNews.Patrolled patrolled) {
      writeHead(PATROLLED, value, out);
      out.writeLong(patrolled.patrol());
    } else if (value instanceof DistrictNews.Counted counted) {
      writeHead(COUNTED, value, out);
      out.writeUTF(counted.candidateId());
      out.writeUTF(counted.ruleId());
      out.writeUTF(counted.objectClass());
    } else if (value instanceof DistrictNews.TakenBack takenBack) {
      writeHead(TAKEN_BACK, value, out);
      out.writeUTF(takenBack.candidateId());
    }
  }

  private static void writeHead(int kind, DistrictNews value, DataOutputView out)
      throws IOException {
    out.writeByte(kind);
    out.writeUTF(value.district());
    out.writeLong(value.timeMs());
  }

  @Override
  protected DistrictNews read(int version, DataInputView in) throws IOException {
    int kind = in.readUnsignedByte();
    String district = in.readUTF();
    long timeMs = in.readLong();
    return switch (kind) {
      case PATROLLED -> new DistrictNews.Patrolled(district, in.readLong(), timeMs);
      case COUNTED ->
          new DistrictNews.Counted(district, in.readUTF(), in.readUTF(), in.readUTF(), timeMs);
      case TAKEN_BACK -> new DistrictNews.TakenBack(district, in.readUTF(), timeMs);
      default -> throw new IOException("neither patrol nor place but kind " + kind);
    };
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public DistrictNews copy(DistrictNews from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<DistrictNews> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DistrictNews> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
