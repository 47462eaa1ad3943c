package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: device, kind, id, times, axles, masses, plate, calibration. */
public final class StationReadingSerializer extends VersionedSerializer<StationReading> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final StationReadingSerializer INSTANCE = new StationReadingSerializer();

  private StationReadingSerializer() {
    super(StationReading.class, 1);
  }

  @Override
  protected void write(StationReading value, DataOutputView out) throws IOException {
    out.writeUTF(value.deviceId());
    out.writeUTF(value.kind().name());
    out.writeUTF(value.id());
    out.writeLong(value.eventMs());
    out.writeLong(value.receivedMs());
    out.writeInt(value.axleCount());
    out.writeInt(value.firstAxleKg());
    out.writeInt(value.grossKg());
    out.writeBoolean(value.plateIsReadable());
    out.writeUTF(value.calibration());
  }

  @Override
  protected StationReading read(int version, DataInputView in) throws IOException {
    return new StationReading(
        in.readUTF(),
        StationReading.Kind.valueOf(in.readUTF()),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        in.readUTF());
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public StationReading copy(StationReading from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<StationReading> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StationReading> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
