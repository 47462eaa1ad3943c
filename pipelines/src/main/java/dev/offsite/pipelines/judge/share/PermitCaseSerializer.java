package dev.offsite.pipelines.judge.share;

import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: number of trips, each trip, ledger. */
public final class PermitCaseSerializer extends VersionedSerializer<PermitCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final PermitCaseSerializer INSTANCE = new PermitCaseSerializer();

  private PermitCaseSerializer() {
    super(PermitCase.class, 1);
  }

  @Override
  protected void write(PermitCase value, DataOutputView out) throws IOException {
    out.writeInt(value.uses().size());
    for (PermitUse use : value.uses()) {
      use.write(out);
    }
    LedgerForm.write(value.ledger(), out);
  }

  @Override
  protected PermitCase read(int version, DataInputView in) throws IOException {
    int count = in.readInt();
    List<PermitUse> uses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      uses.add(PermitUse.read(in));
    }
    return PermitCase.of(uses, LedgerForm.read(in));
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public PermitCase copy(PermitCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<PermitCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PermitCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
