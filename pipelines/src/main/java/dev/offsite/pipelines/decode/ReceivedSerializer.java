package dev.offsite.pipelines.decode;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: the raw record and the index; reading decodes the payload again. Form 2: besides, the key
 * of the vendor profile, and where there is one, kind of device, kind of report, and the report as
 * JSON of the contract: whoever reads it back may not have the profile. Form 3: there, also how
 * many reports the message held.
 *
 * <p>The stages up to the verdict are chained and pass references, so this is for the rare case
 * that the chain is broken (by a debugger's setting, say), not for speed.
 */
public final class ReceivedSerializer extends VersionedSerializer<Received> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final ReceivedSerializer INSTANCE = new ReceivedSerializer();

  private static final TelemetryCodec CODEC = new TelemetryCodec();

  private ReceivedSerializer() {
    super(Received.class, 3);
  }

  @Override
  protected void write(Received value, DataOutputView out) throws IOException {
    RawRecordSerializer.INSTANCE.serialize(value.raw(), out);
    out.writeInt(value.index());
    out.writeUTF(value.mappedBy());
    if (!value.mappedBy().isEmpty()) {
      out.writeInt(value.partsOfMapped());
      out.writeUTF(value.speaksAs().name());
      out.writeUTF(value.report().kind().name());
      byte[] json = CODEC.encode(value.report());
      out.writeInt(json.length);
      out.write(json);
    }
  }

  @Override
  protected Received read(int version, DataInputView in) throws IOException {
    RawRecord raw = RawRecordSerializer.INSTANCE.deserialize(in);
    int index = in.readInt();
    String mappedBy = version < 2 ? "" : in.readUTF();
    if (!mappedBy.isEmpty()) {
      int parts = version < 3 ? Received.PARTS_UNKNOWN : in.readInt();
      return new Received(raw, index, readMapped(raw, in), mappedBy, parts);
    }
    DeviceTopic topic =
        DeviceTopic.parse(raw.mqttTopic())
            .orElseThrow(() -> new IOException("no device topic: " + raw.mqttTopic()));
    for (DecodeResult.Indexed indexed : CODEC.decode(topic, raw.payload()).reports()) {
      if (indexed.index() == index) {
        return new Received(raw, index, indexed.report());
      }
    }
    throw new IOException("record " + raw.origin() + " holds no report " + index);
  }

  private static DeviceReport readMapped(RawRecord raw, DataInputView in) throws IOException {
    DeviceKind device = DeviceKind.valueOf(in.readUTF());
    ReportKind kind = ReportKind.valueOf(in.readUTF());
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    DecodeResult result = CODEC.decode(new DeviceTopic(device, raw.deviceId(), kind), json);
    if (result.reports().isEmpty()) {
      throw new IOException("record " + raw.origin() + " was kept unreadable: " + result.faults());
    }
    return result.reports().get(0).report();
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Received copy(Received from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Received> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Received> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
