package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import dev.offsite.schemas.candidate.Candidate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: site, clocks, delays, crossings, episodes begun, ledgers, the load said last. */
public final class BridgeCaseSerializer extends VersionedSerializer<BridgeCase> {

  private static final long serialVersionUID = 1L;
  private static final BridgeLoadCodec LOADS = new BridgeLoadCodec();

  /** The only instance needed. */
  public static final BridgeCaseSerializer INSTANCE = new BridgeCaseSerializer();

  private BridgeCaseSerializer() {
    super(BridgeCase.class, 1);
  }

  @Override
  protected void write(BridgeCase value, DataOutputView out) throws IOException {
    out.writeUTF(value.siteId);
    out.writeLong(value.nowMs);
    out.writeLong(value.asOfMs);
    LoadHistory history =
        value.history == null ? LoadHistory.beginningAt(Long.MIN_VALUE) : value.history;
    out.writeLong(history.anchorMs());
    out.writeInt(value.delay.count());
    for (long delayMs : value.delay.delaysMs()) {
      out.writeLong(delayMs);
    }
    out.writeInt(history.crossings().size());
    for (Crossing crossing : history.crossings()) {
      CrossingForm.write(crossing, out);
    }
    out.writeInt(history.begun().size());
    for (Map.Entry<LoadScope, LoadEpisode> episode : history.begun().entrySet()) {
      CrossingForm.writeScope(episode.getKey(), out);
      writeEpisode(episode.getValue(), out);
    }
    out.writeInt(value.book.ledgers().size());
    for (Map.Entry<LoadScope, RevisionLedger> ledger : value.book.ledgers().entrySet()) {
      CrossingForm.writeScope(ledger.getKey(), out);
      LedgerForm.write(ledger.getValue(), out);
    }
    out.writeLong(value.loadSaidMs);
    byte[] load = value.loadSaid == null ? new byte[0] : LOADS.encode(value.loadSaid);
    out.writeInt(load.length);
    out.write(load);
  }

  @Override
  protected BridgeCase read(int version, DataInputView in) throws IOException {
    String siteId = in.readUTF();
    long nowMs = in.readLong();
    long asOfMs = in.readLong();
    long anchorMs = in.readLong();
    int delays = in.readInt();
    long[] delaysMs = new long[RecordDelay.KEPT];
    for (int i = 0; i < delaysMs.length; i++) {
      delaysMs[i] = in.readLong();
    }
    Map<String, Crossing> crossings = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      Crossing crossing = CrossingForm.read(in);
      crossings.put(crossing.key(), crossing);
    }
    Map<LoadScope, LoadEpisode> begun = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      begun.put(CrossingForm.readScope(in), readEpisode(in));
    }
    Map<LoadScope, RevisionLedger> ledgers = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      ledgers.put(CrossingForm.readScope(in), LedgerForm.read(in));
    }
    BridgeCase value =
        new BridgeCase(
            siteId,
            anchorMs == Long.MIN_VALUE ? null : new LoadHistory(crossings, begun, anchorMs),
            new EpisodeBook(ledgers),
            new RecordDelay(delaysMs, delays));
    value.nowMs = nowMs;
    value.asOfMs = asOfMs;
    value.loadSaidMs = in.readLong();
    byte[] load = new byte[in.readInt()];
    in.readFully(load);
    BridgeLoad said = load.length == 0 ? null : LOADS.decode(load);
    value.loadSaid = said;
    return value;
  }

  private static void writeEpisode(LoadEpisode episode, DataOutput out) throws IOException {
    out.writeLong(episode.startMs());
    out.writeLong(episode.startUncertaintyMs());
    out.writeLong(episode.worstMs());
    out.writeLong(episode.peakKg());
    out.writeLong(episode.peakAtLeastKg());
    out.writeLong(episode.peakAtMostKg());
    out.writeInt(episode.peakVehicles());
    out.writeInt(episode.peakUnweighed());
    out.writeInt(episode.limitKg());
    out.writeInt(episode.crossings());
    out.writeInt(episode.evidence().size());
    for (Candidate.RawRecord raw : episode.evidence()) {
      CrossingForm.writeRaw(raw, out);
    }
    writeNullable(episode.belowSinceMs(), out);
    writeNullable(episode.endMs(), out);
  }

  private static LoadEpisode readEpisode(DataInput in) throws IOException {
    long startMs = in.readLong();
    long startUncertaintyMs = in.readLong();
    long worstMs = in.readLong();
    long peakKg = in.readLong();
    long peakAtLeastKg = in.readLong();
    long peakAtMostKg = in.readLong();
    int peakVehicles = in.readInt();
    int peakUnweighed = in.readInt();
    int limitKg = in.readInt();
    int crossings = in.readInt();
    List<Candidate.RawRecord> evidence = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      evidence.add(CrossingForm.readRaw(in));
    }
    return new LoadEpisode(
        startMs,
        startUncertaintyMs,
        worstMs,
        peakKg,
        peakAtLeastKg,
        peakAtMostKg,
        peakVehicles,
        peakUnweighed,
        limitKg,
        crossings,
        evidence,
        readNullable(in),
        readNullable(in));
  }

  private static void writeNullable(Long number, DataOutput out) throws IOException {
    out.writeBoolean(number != null);
    out.writeLong(number == null ? 0 : number);
  }

  private static Long readNullable(DataInput in) throws IOException {
    boolean isThere = in.readBoolean();
    long number = in.readLong();
    return isThere ? (Long) number : null;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public BridgeCase copy(BridgeCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<BridgeCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<BridgeCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
