package dev.offsite.pipelines.decode;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: topic, partition, offset, device id, MQTT topic, receive time, length, payload. Form 2:
 * before the length, the broker's user and the provenance.
 */
public final class RawRecordSerializer extends VersionedSerializer<RawRecord> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final RawRecordSerializer INSTANCE = new RawRecordSerializer();

  private RawRecordSerializer() {
    super(RawRecord.class, 2);
  }

  @Override
  protected void write(RawRecord value, DataOutputView out) throws IOException {
    out.writeUTF(value.topic());
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    out.writeUTF(value.deviceId());
    out.writeUTF(value.mqttTopic());
    out.writeLong(value.receivedAtMillis());
    out.writeUTF(value.brokerUser());
    out.writeByte(value.provenance().code());
    out.writeInt(value.payload().length);
    out.write(value.payload());
  }

  @Override
  protected RawRecord read(int version, DataInputView in) throws IOException {
    String topic = in.readUTF();
    int partition = in.readInt();
    long offset = in.readLong();
    String deviceId = in.readUTF();
    String mqttTopic = in.readUTF();
    long receivedAtMillis = in.readLong();
    String brokerUser = version < 2 ? "" : in.readUTF();
    Provenance provenance =
        version < 2 ? Provenance.LANDED : Provenance.ofCode(in.readUnsignedByte());
    byte[] payload = new byte[in.readInt()];
    in.readFully(payload);
    return new RawRecord(
        topic,
        partition,
        offset,
        deviceId,
        mqttTopic,
        receivedAtMillis,
        brokerUser,
        provenance,
        payload);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public RawRecord copy(RawRecord from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
