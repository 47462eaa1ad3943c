package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: number of fixes, reports without one and passages, each of them, ledger. */
public final class PlateCaseSerializer extends VersionedSerializer<PlateCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final PlateCaseSerializer INSTANCE = new PlateCaseSerializer();

  private PlateCaseSerializer() {
    super(PlateCase.class, 1);
  }

  @Override
  protected void write(PlateCase value, DataOutputView out) throws IOException {
    out.writeInt(value.fixes().size() + value.heard().size() + value.passages().size());
    for (TruckFix fix : value.fixes()) {
      WhereaboutsSerializer.INSTANCE.serialize(fix, out);
    }
    for (TruckHeard heard : value.heard()) {
      WhereaboutsSerializer.INSTANCE.serialize(heard, out);
    }
    for (PassageReading passage : value.passages()) {
      WhereaboutsSerializer.INSTANCE.serialize(passage, out);
    }
    LedgerForm.write(value.ledger(), out);
  }

  @Override
  protected PlateCase read(int version, DataInputView in) throws IOException {
    List<Whereabouts> known = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      known.add(WhereaboutsSerializer.INSTANCE.deserialize(in));
    }
    return PlateCase.of(known, LedgerForm.read(in));
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public PlateCase copy(PlateCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<PlateCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PlateCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
