package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.serialization.ContractSerializer;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWordCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A district says a few a day at most: see {@link ContractSerializer}. */
public final class HotWordSerializer extends ContractSerializer<HotWord> {

  private static final long serialVersionUID = 1L;
  private static final HotWordCodec CODEC = new HotWordCodec();

  /** The only instance needed. */
  public static final HotWordSerializer INSTANCE = new HotWordSerializer();

  private HotWordSerializer() {
    super(HotWord.class);
  }

  @Override
  protected byte[] encode(HotWord value) {
    return CODEC.encode(value);
  }

  @Override
  protected HotWord decode(byte[] json) {
    return CODEC.decode(json);
  }

  @Override
  public TypeSerializerSnapshot<HotWord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HotWord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
