package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: {@link CrossingForm}. */
public final class CrossingSerializer extends VersionedSerializer<Crossing> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final CrossingSerializer INSTANCE = new CrossingSerializer();

  private CrossingSerializer() {
    super(Crossing.class, 1);
  }

  @Override
  protected void write(Crossing value, DataOutputView out) throws IOException {
    CrossingForm.write(value, out);
  }

  @Override
  protected Crossing read(int version, DataInputView in) throws IOException {
    return CrossingForm.read(in);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Crossing copy(Crossing from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Crossing> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Crossing> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
