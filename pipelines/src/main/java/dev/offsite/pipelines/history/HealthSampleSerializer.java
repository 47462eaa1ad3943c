package dev.offsite.pipelines.history;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: device id, kind, receive time, event time. */
public final class HealthSampleSerializer extends VersionedSerializer<HealthSample> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final HealthSampleSerializer INSTANCE = new HealthSampleSerializer();

  private HealthSampleSerializer() {
    super(HealthSample.class, 1);
  }

  @Override
  protected void write(HealthSample value, DataOutputView out) throws IOException {
    out.writeUTF(value.deviceId());
    out.writeByte(value.kind().code());
    out.writeLong(value.receivedAtMillis());
    out.writeLong(value.eventMicros());
  }

  @Override
  protected HealthSample read(int version, DataInputView in) throws IOException {
    String deviceId = in.readUTF();
    HealthSample.Kind kind = HealthSample.Kind.ofCode(in.readUnsignedByte());
    return new HealthSample(deviceId, kind, in.readLong(), in.readLong());
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public HealthSample copy(HealthSample from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<HealthSample> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HealthSample> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
