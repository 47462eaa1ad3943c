package dev.offsite.pipelines.score;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Form 1: company, candidate and what is known of it. */
public final class CompanyOffenceSerializer extends VersionedSerializer<CompanyOffence> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final CompanyOffenceSerializer INSTANCE = new CompanyOffenceSerializer();

  private CompanyOffenceSerializer() {
    super(CompanyOffence.class, 1);
  }

  @Override
  protected void write(CompanyOffence value, DataOutputView out) throws IOException {
    StringValue.writeString(value.company(), out);
    out.writeUTF(value.candidateId());
    OffenceForm.write(value.offence(), out);
  }

  @Override
  protected CompanyOffence read(int version, DataInputView in) throws IOException {
    return new CompanyOffence(StringValue.readString(in), in.readUTF(), OffenceForm.read(in));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public CompanyOffence copy(CompanyOffence from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<CompanyOffence> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CompanyOffence> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
