package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: device, record, direction, lane, both times. */
public final class LivePassageSerializer extends VersionedSerializer<LivePassage> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final LivePassageSerializer INSTANCE = new LivePassageSerializer();

  private LivePassageSerializer() {
    super(LivePassage.class, 1);
  }

  @Override
  protected void write(LivePassage value, DataOutputView out) throws IOException {
    out.writeUTF(value.deviceId());
    out.writeUTF(value.record());
    out.writeUTF(value.direction());
    out.writeInt(value.lane());
    out.writeLong(value.eventMs());
    out.writeLong(value.receivedMs());
  }

  @Override
  protected LivePassage read(int version, DataInputView in) throws IOException {
    return new LivePassage(
        in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public LivePassage copy(LivePassage from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<LivePassage> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LivePassage> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
