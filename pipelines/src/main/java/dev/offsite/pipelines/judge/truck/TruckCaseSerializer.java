package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.track.TruckTrack;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1, of release 0.1.0: last receive time, track with zones only, ledger. Form 2: the same with
 * a packed track that holds every family of rules.
 */
public final class TruckCaseSerializer extends VersionedSerializer<TruckCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final TruckCaseSerializer INSTANCE = new TruckCaseSerializer();

  private TruckCaseSerializer() {
    super(TruckCase.class, 2);
  }

  @Override
  protected void write(TruckCase value, DataOutputView out) throws IOException {
    out.writeLong(value.lastReceivedMs());
    value.track().write(out);
    LedgerForm.writeDeflated(value.ledger(), out);
  }

  @Override
  protected TruckCase read(int version, DataInputView in) throws IOException {
    long lastReceivedMs = in.readLong();
    TruckTrack track = TruckTrack.read(version, TruckFolds.ALL, in);
    RevisionLedger ledger = version == 1 ? LedgerForm.read(in) : LedgerForm.readDeflated(in);
    return new TruckCase(track, ledger, lastReceivedMs);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TruckCase copy(TruckCase from) {
    return from.copy();
  }

  /** The name in savepoints is that of release 0.1.0. */
  @Override
  public TypeSerializerSnapshot<TruckCase> snapshotConfiguration() {
    return new dev.offsite.pipelines.judge.zone.TruckCaseSerializer.Snapshot();
  }
}
