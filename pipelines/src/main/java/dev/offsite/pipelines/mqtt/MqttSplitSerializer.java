package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Version 1: topic filter, client identifier, both as modified UTF-8 with a length. */
final class MqttSplitSerializer implements SimpleVersionedSerializer<MqttSplit> {
  static final MqttSplitSerializer INSTANCE = new MqttSplitSerializer();
  static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(MqttSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public MqttSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "MQTT split of version " + version + ", but only version " + VERSION + " is known");
    }
    return read(new DataInputDeserializer(serialized));
  }

  static void write(MqttSplit split, DataOutputSerializer out) throws IOException {
    out.writeUTF(split.topicFilter());
    out.writeUTF(split.clientIdentifier());
  }

  static MqttSplit read(DataInputDeserializer in) throws IOException {
    return new MqttSplit(in.readUTF(), in.readUTF());
  }
}
