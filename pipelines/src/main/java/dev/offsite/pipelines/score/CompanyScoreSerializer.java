package dev.offsite.pipelines.score;

import dev.offsite.pipelines.serialization.ContractSerializer;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScoreCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Form 1: as the contract has it. */
public final class CompanyScoreSerializer extends ContractSerializer<CompanyScore> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final CompanyScoreSerializer INSTANCE = new CompanyScoreSerializer();

  private static final CompanyScoreCodec CODEC = new CompanyScoreCodec();

  private CompanyScoreSerializer() {
    super(CompanyScore.class);
  }

  @Override
  protected byte[] encode(CompanyScore value) {
    return CODEC.encode(value);
  }

  @Override
  protected CompanyScore decode(byte[] json) {
    return CODEC.decode(json);
  }

  @Override
  public TypeSerializerSnapshot<CompanyScore> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CompanyScore> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
