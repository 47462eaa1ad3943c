package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Newest time, places, ledger; form 2 knows patrols and looks, see {@link SightingForm}. */
public final class PatrolCaseSerializer extends VersionedSerializer<PatrolCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final PatrolCaseSerializer INSTANCE = new PatrolCaseSerializer();

  private PatrolCaseSerializer() {
    super(PatrolCase.class, 2);
  }

  @Override
  protected void write(PatrolCase value, DataOutputView out) throws IOException {
    out.writeLong(value.newestMs());
    value.book().write(out);
    LedgerForm.write(value.ledger(), out);
  }

  @Override
  protected PatrolCase read(int version, DataInputView in) throws IOException {
    long newestMs = in.readLong();
    PlaceBook book = PlaceBook.read(version, in);
    RevisionLedger ledger = LedgerForm.read(in);
    return new PatrolCase(book, ledger, newestMs);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public PatrolCase copy(PatrolCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<PatrolCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PatrolCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
