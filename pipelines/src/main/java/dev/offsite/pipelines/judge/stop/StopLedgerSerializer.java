package dev.offsite.pipelines.judge.stop;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: the number of stays, then each. */
public final class StopLedgerSerializer extends VersionedSerializer<StopLedger> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final StopLedgerSerializer INSTANCE = new StopLedgerSerializer();

  private StopLedgerSerializer() {
    super(StopLedger.class, 1);
  }

  @Override
  protected void write(StopLedger value, DataOutputView out) throws IOException {
    List<TruckStop> said = value.said();
    out.writeInt(said.size());
    for (TruckStop stop : said) {
      StopForm.write(stop, out);
    }
  }

  @Override
  protected StopLedger read(int version, DataInputView in) throws IOException {
    int count = in.readInt();
    List<TruckStop> said = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      said.add(StopForm.read(in));
    }
    return StopLedger.of(said);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public StopLedger copy(StopLedger from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<StopLedger> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StopLedger> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
