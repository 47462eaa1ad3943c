package dev.offsite.pipelines.locate;

import dev.offsite.pipelines.decode.ReceivedSerializer;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: the received report, longitude, latitude. */
public final class LocatedSerializer extends VersionedSerializer<Located> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final LocatedSerializer INSTANCE = new LocatedSerializer();

  private LocatedSerializer() {
    super(Located.class, 1);
  }

  @Override
  protected void write(Located value, DataOutputView out) throws IOException {
    ReceivedSerializer.INSTANCE.serialize(value.received(), out);
    out.writeDouble(value.lng());
    out.writeDouble(value.lat());
  }

  @Override
  protected Located read(int version, DataInputView in) throws IOException {
    return new Located(
        ReceivedSerializer.INSTANCE.deserialize(in), in.readDouble(), in.readDouble());
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Located copy(Located from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Located> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Located> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
