package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.decode.RawRecordSerializer;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The sighting or, from form 2 on, look; then the record. */
public final class ReportedSightingSerializer extends VersionedSerializer<ReportedSighting> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final ReportedSightingSerializer INSTANCE = new ReportedSightingSerializer();

  private ReportedSightingSerializer() {
    super(ReportedSighting.class, SightingForm.VERSION);
  }

  @Override
  protected void write(ReportedSighting value, DataOutputView out) throws IOException {
    SightingForm.writeNoticed(value.noticed(), out);
    RawRecordSerializer.INSTANCE.serialize(value.raw(), out);
  }

  @Override
  protected ReportedSighting read(int version, DataInputView in) throws IOException {
    return new ReportedSighting(
        version == 1
            ? SightingSerializer.INSTANCE.deserialize(in)
            : SightingForm.readNoticed(version, in),
        RawRecordSerializer.INSTANCE.deserialize(in));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public ReportedSighting copy(ReportedSighting from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<ReportedSighting> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReportedSighting> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
