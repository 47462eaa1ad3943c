package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.candidate.ViolationKind;
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

/** Form 1: device, calibration, silence, zeros, drift, plates, open episodes, ledger. */
public final class StationCaseSerializer extends VersionedSerializer<StationCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final StationCaseSerializer INSTANCE = new StationCaseSerializer();

  private StationCaseSerializer() {
    super(StationCase.class, 1);
  }

  @Override
  protected void write(StationCase value, DataOutputView out) throws IOException {
    out.writeUTF(value.deviceId);
    out.writeUTF(value.calibration);
    for (int hour = 0; hour < SilenceWatch.HOURS; hour++) {
      out.writeDouble(value.silence.perHour[hour]);
      out.writeInt(value.silence.days[hour]);
    }
    out.writeLong(value.silence.lastMs);
    out.writeLong(value.silence.hour);
    out.writeInt(value.silence.countInHour);
    out.writeBoolean(value.silence.hourIsWhole);
    out.writeLong(value.zeros.firstMs);
    out.writeInt(value.zeros.weighedSince);
    out.writeInt(value.zeros.ids.size());
    for (String id : value.zeros.ids) {
      out.writeUTF(id);
    }
    writeRing(value.drift.learning, out);
    writeRing(value.drift.window, out);
    out.writeBoolean(value.drift.baseline != null);
    if (value.drift.baseline != null) {
      out.writeDouble(value.drift.baseline.mean());
      out.writeDouble(value.drift.baseline.standardError());
      out.writeInt(value.drift.baseline.samples());
    }
    writeRing(value.plates.window, out);
    out.writeInt(value.plates.baselineRead);
    out.writeInt(value.plates.baselineCount);
    out.writeInt(value.open.size());
    for (HealthEpisode episode : value.open.values()) {
      writeEpisode(episode, out);
    }
    LedgerForm.write(value.ledger, out);
  }

  @Override
  protected StationCase read(int version, DataInputView in) throws IOException {
    String deviceId = in.readUTF();
    String calibration = in.readUTF();
    double[] perHour = new double[SilenceWatch.HOURS];
    int[] days = new int[SilenceWatch.HOURS];
    for (int hour = 0; hour < SilenceWatch.HOURS; hour++) {
      perHour[hour] = in.readDouble();
      days[hour] = in.readInt();
    }
    SilenceWatch silence =
        new SilenceWatch(
            perHour, days, in.readLong(), in.readLong(), in.readInt(), in.readBoolean());
    long firstMs = in.readLong();
    int weighedSince = in.readInt();
    List<String> ids = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ids.add(in.readUTF());
    }
    AxleDrift drift =
        new AxleDrift(
            readRing(in),
            readRing(in),
            in.readBoolean()
                ? new RobustMean(in.readDouble(), in.readDouble(), in.readInt())
                : null);
    PlateRate plates = new PlateRate(readRing(in), in.readInt(), in.readInt());
    List<HealthEpisode> open = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      open.add(readEpisode(in));
    }
    StationCase value =
        new StationCase(
            deviceId,
            silence,
            new ZeroRun(ids, firstMs, weighedSince),
            drift,
            plates,
            calibration,
            LedgerForm.read(in));
    open.forEach(episode -> value.open.put(episode.kind(), episode));
    return value;
  }

  private static void writeRing(Ring ring, DataOutput out) throws IOException {
    out.writeInt(ring.count());
    for (int sample : ring.values()) {
      out.writeInt(sample);
    }
  }

  private static Ring readRing(DataInput in) throws IOException {
    int[] samples = new int[in.readInt()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = in.readInt();
    }
    return new Ring(samples);
  }

  /** Only what goes on is kept, so there is no end. */
  private static void writeEpisode(HealthEpisode episode, DataOutput out) throws IOException {
    out.writeUTF(episode.kind().name());
    out.writeUTF(episode.ruleId());
    out.writeLong(episode.startMs());
    out.writeLong(episode.lastMs());
    out.writeDouble(episode.measured());
    out.writeDouble(episode.limit());
    out.writeUTF(episode.unit());
    out.writeInt(episode.details().size());
    for (Map.Entry<String, String> detail : episode.details().entrySet()) {
      out.writeUTF(detail.getKey());
      out.writeUTF(detail.getValue());
    }
    out.writeInt(episode.observations());
  }

  private static HealthEpisode readEpisode(DataInput in) throws IOException {
    ViolationKind kind = ViolationKind.valueOf(in.readUTF());
    String ruleId = in.readUTF();
    long startMs = in.readLong();
    long lastMs = in.readLong();
    double measured = in.readDouble();
    double limit = in.readDouble();
    String unit = in.readUTF();
    Map<String, String> details = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      details.put(in.readUTF(), in.readUTF());
    }
    return new HealthEpisode(
        kind, ruleId, startMs, lastMs, null, measured, limit, unit, details, in.readInt());
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public StationCase copy(StationCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<StationCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StationCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
