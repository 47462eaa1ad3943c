package dev.offsite.pipelines.decode;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: the raw record and the index; reading decodes the payload again.
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
    super(Received.class, 1);
  }

  @Override
  protected void write(Received value, DataOutputView out) throws IOException {
    RawRecordSerializer.INSTANCE.serialize(value.raw(), out);
    out.writeInt(value.index());
  }

  @Override
  protected Received read(int version, DataInputView in) throws IOException {
    RawRecord raw = RawRecordSerializer.INSTANCE.deserialize(in);
    int index = in.readInt();
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
