package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** See {@link SightingForm}. */
public final class SightingSerializer extends VersionedSerializer<Sighting> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final SightingSerializer INSTANCE = new SightingSerializer();

  private SightingSerializer() {
    super(Sighting.class, SightingForm.VERSION);
  }

  @Override
  protected void write(Sighting value, DataOutputView out) throws IOException {
    SightingForm.write(value, out);
  }

  @Override
  protected Sighting read(int version, DataInputView in) throws IOException {
    return SightingForm.read(version, in);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Sighting copy(Sighting from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Sighting> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sighting> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
