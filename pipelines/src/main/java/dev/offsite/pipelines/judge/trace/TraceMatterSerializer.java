package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopNoticeSerializer;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: its kind, the key, then the candidate, look or stay. */
public final class TraceMatterSerializer extends VersionedSerializer<TraceMatter> {

  private static final long serialVersionUID = 1L;

  private static final int SAID = 1;
  private static final int LOOKED = 2;
  private static final int STAYED = 3;

  /** The only instance needed. */
  public static final TraceMatterSerializer INSTANCE = new TraceMatterSerializer();

  private TraceMatterSerializer() {
    super(TraceMatter.class, 1);
  }

  @Override
  protected void write(TraceMatter value, DataOutputView out) throws IOException {
    if (value instanceof TraceMatter.Said said) {
      out.writeByte(SAID);
      out.writeUTF(said.key());
      CandidateSerializer.INSTANCE.serialize(said.candidate(), out);
    } else if (value instanceof TraceMatter.Looked looked) {
      out.writeByte(LOOKED);
      out.writeUTF(looked.key());
      GlanceForm.write(looked.look(), out);
      out.writeLong(looked.receivedMs());
    } else if (value instanceof TraceMatter.Stayed stayed) {
      out.writeByte(STAYED);
      out.writeUTF(stayed.key());
      StopNoticeSerializer.INSTANCE.serialize(stayed.notice(), out);
    }
  }

  @Override
  protected TraceMatter read(int version, DataInputView in) throws IOException {
    int kind = in.readUnsignedByte();
    String key = in.readUTF();
    return switch (kind) {
      case SAID -> new TraceMatter.Said(key, CandidateSerializer.INSTANCE.deserialize(in));
      case LOOKED -> new TraceMatter.Looked(key, GlanceForm.read(in), in.readLong());
      case STAYED -> new TraceMatter.Stayed(key, StopNoticeSerializer.INSTANCE.deserialize(in));
      default -> throw new IOException("neither candidate, look nor stay but kind " + kind);
    };
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TraceMatter copy(TraceMatter from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<TraceMatter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TraceMatter> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
