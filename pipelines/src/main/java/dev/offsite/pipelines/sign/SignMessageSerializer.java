package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessageCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: length and JSON of the contract. */
public final class SignMessageSerializer extends VersionedSerializer<SignMessage> {

  private static final long serialVersionUID = 1L;
  private static final SignMessageCodec CODEC = new SignMessageCodec();

  /** The only instance needed. */
  public static final SignMessageSerializer INSTANCE = new SignMessageSerializer();

  private SignMessageSerializer() {
    super(SignMessage.class, 1);
  }

  @Override
  protected void write(SignMessage value, DataOutputView out) throws IOException {
    byte[] json = CODEC.encode(value);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  protected SignMessage read(int version, DataInputView in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return CODEC.decode(json);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public SignMessage copy(SignMessage from) {
    return from;
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
