package dev.offsite.pipelines.serialization;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Candidates are rare: see {@link ContractSerializer}. */
public final class CandidateSerializer extends ContractSerializer<Candidate> {

  private static final long serialVersionUID = 1L;
  private static final CandidateCodec CODEC = new CandidateCodec();

  /** The only instance needed. */
  public static final CandidateSerializer INSTANCE = new CandidateSerializer();

  private CandidateSerializer() {
    super(Candidate.class);
  }

  @Override
  protected byte[] encode(Candidate value) {
    return CODEC.encode(value);
  }

  @Override
  protected Candidate decode(byte[] json) {
    return CODEC.decode(json);
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
