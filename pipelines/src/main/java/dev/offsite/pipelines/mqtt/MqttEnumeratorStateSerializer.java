package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Version 1: number of splits, then each in the layout of split version 1. */
final class MqttEnumeratorStateSerializer
    implements SimpleVersionedSerializer<MqttEnumeratorState> {
  static final MqttEnumeratorStateSerializer INSTANCE = new MqttEnumeratorStateSerializer();
  static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(MqttEnumeratorState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(state.splits().size());
    for (MqttSplit split : state.splits()) {
      MqttSplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public MqttEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "MQTT enumerator state of version "
              + version
              + ", but only version "
              + VERSION
              + " is known");
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    int count = in.readInt();
    List<MqttSplit> splits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      splits.add(MqttSplitSerializer.read(in));
    }
    return new MqttEnumeratorState(splits);
  }
}
