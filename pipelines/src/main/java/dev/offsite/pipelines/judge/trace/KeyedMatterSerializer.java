package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopNoticeSerializer;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: rule, neighbourhood, kind, then the candidate, look or stay. */
public final class KeyedMatterSerializer extends VersionedSerializer<KeyedMatter> {

  private static final long serialVersionUID = 1L;

  private static final int SAID = 1;
  private static final int LOOKED = 2;
  private static final int STAYED = 3;

  /** The only instance needed. */
  public static final KeyedMatterSerializer INSTANCE = new KeyedMatterSerializer();

  private KeyedMatterSerializer() {
    super(KeyedMatter.class, 1);
  }

  @Override
  protected void write(KeyedMatter value, DataOutputView out) throws IOException {
    out.writeUTF(value.ruleId());
    out.writeUTF(value.neighbourhood());
    if (value.matter() instanceof TraceMatter.Said said) {
      out.writeByte(SAID);
      CandidateSerializer.INSTANCE.serialize(said.candidate(), out);
    } else if (value.matter() instanceof TraceMatter.Looked looked) {
      out.writeByte(LOOKED);
      GlanceForm.write(looked.look(), out);
      out.writeLong(looked.receivedMs());
    } else if (value.matter() instanceof TraceMatter.Stayed stayed) {
      out.writeByte(STAYED);
      StopNoticeSerializer.INSTANCE.serialize(stayed.notice(), out);
    }
  }

  @Override
  protected KeyedMatter read(int version, DataInputView in) throws IOException {
    return new KeyedMatter(in.readUTF(), in.readUTF(), readMatter(in));
  }

  private static TraceMatter readMatter(DataInputView in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case SAID -> new TraceMatter.Said(CandidateSerializer.INSTANCE.deserialize(in));
      case LOOKED -> new TraceMatter.Looked(GlanceForm.read(in), in.readLong());
      case STAYED -> new TraceMatter.Stayed(StopNoticeSerializer.INSTANCE.deserialize(in));
      default -> throw new IOException("neither candidate, look nor stay but kind " + kind);
    };
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public KeyedMatter copy(KeyedMatter from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<KeyedMatter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeyedMatter> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
