package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.OutputTag;

/** Form 1: length and JSON of the contract, of which there is one a second for each bridge. */
public final class BridgeLoadSerializer extends VersionedSerializer<BridgeLoad> {

  private static final long serialVersionUID = 1L;
  private static final BridgeLoadCodec CODEC = new BridgeLoadCodec();

  /** The only instance needed. */
  public static final BridgeLoadSerializer INSTANCE = new BridgeLoadSerializer();

  /** The side output of {@link WatchBridgeFunction}. */
  public static final OutputTag<BridgeLoad> LOADS =
      new OutputTag<>("bridge-loads", INSTANCE.asType());

  private BridgeLoadSerializer() {
    super(BridgeLoad.class, 1);
  }

  @Override
  protected void write(BridgeLoad value, DataOutputView out) throws IOException {
    byte[] json = CODEC.encode(value);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  protected BridgeLoad read(int version, DataInputView in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return CODEC.decode(json);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public BridgeLoad copy(BridgeLoad from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<BridgeLoad> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<BridgeLoad> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
