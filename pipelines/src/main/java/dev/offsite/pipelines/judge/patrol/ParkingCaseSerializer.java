package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: newest time, stays, sightings in form 2 of {@link SightingForm}, ledger. */
public final class ParkingCaseSerializer extends VersionedSerializer<ParkingCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final ParkingCaseSerializer INSTANCE = new ParkingCaseSerializer();

  private ParkingCaseSerializer() {
    super(ParkingCase.class, 1);
  }

  @Override
  protected void write(ParkingCase value, DataOutputView out) throws IOException {
    value.write(out);
  }

  @Override
  protected ParkingCase read(int version, DataInputView in) throws IOException {
    return ParkingCase.read(in);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public ParkingCase copy(ParkingCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<ParkingCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ParkingCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
