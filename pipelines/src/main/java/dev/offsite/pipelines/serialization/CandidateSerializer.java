package dev.offsite.pipelines.serialization;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: length and JSON of the contract. Candidates are rare; the contract keeps them readable.
 */
public final class CandidateSerializer extends VersionedSerializer<Candidate> {

  private static final long serialVersionUID = 1L;
  private static final CandidateCodec CODEC = new CandidateCodec();

  /** The only instance needed. */
  public static final CandidateSerializer INSTANCE = new CandidateSerializer();

  private CandidateSerializer() {
    super(Candidate.class, 1);
  }

  @Override
  protected void write(Candidate value, DataOutputView out) throws IOException {
    byte[] json = CODEC.encode(value);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  protected Candidate read(int version, DataInputView in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return CODEC.decode(json);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Candidate copy(Candidate from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Candidate> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Candidate> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
