package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.serialization.ContractSerializer;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessageCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** See {@link ContractSerializer}. */
public final class SignMessageSerializer extends ContractSerializer<SignMessage> {

  private static final long serialVersionUID = 1L;
  private static final SignMessageCodec CODEC = new SignMessageCodec();

  /** The only instance needed. */
  public static final SignMessageSerializer INSTANCE = new SignMessageSerializer();

  private SignMessageSerializer() {
    super(SignMessage.class);
  }

  @Override
  protected byte[] encode(SignMessage value) {
    return CODEC.encode(value);
  }

  @Override
  protected SignMessage decode(byte[] json) {
    return CODEC.decode(json);
  }

  @Override
  public TypeSerializerSnapshot<SignMessage> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SignMessage> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
