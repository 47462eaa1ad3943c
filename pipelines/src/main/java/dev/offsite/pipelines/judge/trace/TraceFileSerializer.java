package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopForm;
import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Form 1: how far it is, the stays, the looks, then candidates with what was added to them. */
public final class TraceFileSerializer extends VersionedSerializer<TraceFile> {

  private static final long serialVersionUID = 1L;

  private static final byte[] NO_TRACE = {};

  /** The only instance needed. */
  public static final TraceFileSerializer INSTANCE = new TraceFileSerializer();

  private TraceFileSerializer() {
    super(TraceFile.class, 1);
  }

  @Override
  protected void write(TraceFile value, DataOutputView out) throws IOException {
    out.writeLong(value.newestMs());
    out.writeLong(value.forgottenMs());
    out.writeInt(value.stops().size());
    for (TruckStop stop : value.stops()) {
      StopForm.write(stop, out);
    }
    out.writeInt(value.looks().size());
    for (Glance look : value.looks()) {
      GlanceForm.write(look, out);
    }
    out.writeInt(value.candidates().size());
    for (TraceFile.Traced traced : value.candidates()) {
      CandidateSerializer.INSTANCE.serialize(traced.base(), out);
      out.writeInt(traced.revision());
      byte[] trace = traced.trace() == null ? NO_TRACE : RecordJson.write(traced.trace());
      out.writeInt(trace.length);
      out.write(trace);
    }
  }

  @Override
  protected TraceFile read(int version, DataInputView in) throws IOException {
    long newestMs = in.readLong();
    long forgottenMs = in.readLong();
    List<TruckStop> stops = new ArrayList<>();
    int stopCount = in.readInt();
    for (int i = 0; i < stopCount; i++) {
      stops.add(StopForm.read(in));
    }
    List<Glance> looks = new ArrayList<>();
    int lookCount = in.readInt();
    for (int i = 0; i < lookCount; i++) {
      looks.add(GlanceForm.read(in));
    }
    List<TraceFile.Traced> candidates = new ArrayList<>();
    int candidateCount = in.readInt();
    for (int i = 0; i < candidateCount; i++) {
      Candidate base = CandidateSerializer.INSTANCE.deserialize(in);
      int revision = in.readInt();
      byte[] trace = new byte[in.readInt()];
      in.readFully(trace);
      candidates.add(new TraceFile.Traced(base, revision, traceOf(trace)));
    }
    return TraceFile.of(stops, looks, candidates, newestMs, forgottenMs);
  }

  private static @Nullable DumpingTrace traceOf(byte[] json) throws IOException {
    if (json.length == 0) {
      return null;
    }
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    DumpingTrace trace = reader.read(RecordJson.parse(json), DumpingTrace.class, "");
    if (trace == null) {
      throw new IOException("trace in state cannot be read: " + reader.faults());
    }
    return trace;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TraceFile copy(TraceFile from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<TraceFile> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TraceFile> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
