package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.serialization.ContractSerializer;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.util.OutputTag;

/** There is at most one a second for each bridge: see {@link ContractSerializer}. */
public final class BridgeLoadSerializer extends ContractSerializer<BridgeLoad> {

  private static final long serialVersionUID = 1L;
  private static final BridgeLoadCodec CODEC = new BridgeLoadCodec();

  /** The only instance needed. */
  public static final BridgeLoadSerializer INSTANCE = new BridgeLoadSerializer();

  /** The side output of {@link WatchBridgeFunction}. */
  public static final OutputTag<BridgeLoad> LOADS =
      new OutputTag<>("bridge-loads", INSTANCE.asType());

  private BridgeLoadSerializer() {
    super(BridgeLoad.class);
  }

  @Override
  protected byte[] encode(BridgeLoad value) {
    return CODEC.encode(value);
  }

  @Override
  protected BridgeLoad decode(byte[] json) {
    return CODEC.decode(json);
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
