package dev.offsite.pipelines.judge.stop;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.OutputTag;

/** Form 1: whether it holds, then the stay. */
public final class StopNoticeSerializer extends VersionedSerializer<StopNotice> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final StopNoticeSerializer INSTANCE = new StopNoticeSerializer();

  /** The side output of the judge of trucks. */
  public static final OutputTag<StopNotice> STOPS = new OutputTag<>("stops", INSTANCE.asType());

  private StopNoticeSerializer() {
    super(StopNotice.class, 1);
  }

  @Override
  protected void write(StopNotice value, DataOutputView out) throws IOException {
    out.writeBoolean(value.holds());
    StopForm.write(value.stop(), out);
  }

  @Override
  protected StopNotice read(int version, DataInputView in) throws IOException {
    boolean holds = in.readBoolean();
    return new StopNotice(StopForm.read(in), holds);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public StopNotice copy(StopNotice from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<StopNotice> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StopNotice> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
