package dev.offsite.pipelines.serialization;

import dev.offsite.schemas.channel.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.OutputTag;

/** Form 1: device id, the headers of the contract, payload. */
public final class RefusalSerializer extends VersionedSerializer<Refusal> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final RefusalSerializer INSTANCE = new RefusalSerializer();

  /** The side output of every stage that refuses. */
  public static final OutputTag<Refusal> REFUSALS = new OutputTag<>("refusals", INSTANCE.asType());

  private RefusalSerializer() {
    super(Refusal.class, 1);
  }

  @Override
  protected void write(Refusal value, DataOutputView out) throws IOException {
    out.writeUTF(value.deviceId());
    Map<String, byte[]> headers = value.headers();
    out.writeInt(headers.size());
    for (Map.Entry<String, byte[]> header : headers.entrySet()) {
      out.writeUTF(header.getKey());
      writeBytes(header.getValue(), out);
    }
    writeBytes(value.payload(), out);
  }

  @Override
  protected Refusal read(int version, DataInputView in) throws IOException {
    String deviceId = in.readUTF();
    int count = in.readInt();
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      headers.put(in.readUTF(), readBytes(in));
    }
    return Refusal.parse(deviceId, headers, readBytes(in));
  }

  private static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Refusal copy(Refusal from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<Refusal> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Refusal> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
