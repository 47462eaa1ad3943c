package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.serialization.TextsForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: the plate that counts or none, times, record, number of plates, each of them. */
final class PassageContentsSerializer extends VersionedSerializer<PassageContents> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  static final PassageContentsSerializer INSTANCE = new PassageContentsSerializer();

  private PassageContentsSerializer() {
    super(PassageContents.class, 1);
  }

  @Override
  protected void write(PassageContents value, DataOutputView out) throws IOException {
    PassageContents.Content counts = value.counts();
    WhereaboutsSerializer.writeText(counts.plate(), out);
    out.writeLong(counts.timeMs());
    out.writeLong(counts.receivedMs());
    WhereaboutsSerializer.writeRecord(counts.raw(), out);
    TextsForm.write(value.plates(), out);
  }

  @Override
  protected PassageContents read(int version, DataInputView in) throws IOException {
    PassageContents.Content counts =
        new PassageContents.Content(
            WhereaboutsSerializer.readText(in),
            in.readLong(),
            in.readLong(),
            WhereaboutsSerializer.readRecord(ReadPassage.ROLE, in));
    return new PassageContents(counts, TextsForm.read(in));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public PassageContents copy(PassageContents from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<PassageContents> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PassageContents> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
