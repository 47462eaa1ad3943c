package dev.offsite.standalone.bench.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** The bytes of a {@link FenceCell} in a topic and in the table made from it. */
final class FenceCellForm {

  private static final int BYTES_TYPICAL = 4_096;

  static Serde<FenceCell> serde() {
    Serializer<FenceCell> serializer = (topic, cell) -> cell == null ? null : write(cell);
    Deserializer<FenceCell> deserializer = (topic, bytes) -> bytes == null ? null : read(bytes);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  static byte[] write(FenceCell cell) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(BYTES_TYPICAL);
      out.writeInt(cell.fences().size());
      for (DrawnFence fence : cell.fences()) {
        DrawnFenceSerializer.INSTANCE.serialize(fence, out);
      }
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FenceCell read(byte[] bytes) {
    try {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      int count = in.readInt();
      List<DrawnFence> fences = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        fences.add(DrawnFenceSerializer.INSTANCE.deserialize(in));
      }
      return new FenceCell(fences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FenceCellForm() {}
}
