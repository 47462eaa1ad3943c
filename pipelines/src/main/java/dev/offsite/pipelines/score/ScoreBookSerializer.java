package dev.offsite.pipelines.score;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: the offences in the order of their ids, and what was said. */
public final class ScoreBookSerializer extends VersionedSerializer<ScoreBook> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final ScoreBookSerializer INSTANCE = new ScoreBookSerializer();

  private ScoreBookSerializer() {
    super(ScoreBook.class, 1);
  }

  @Override
  protected void write(ScoreBook value, DataOutputView out) throws IOException {
    out.writeInt(value.offences().size());
    for (Map.Entry<String, ScoredOffence> entry : value.offences().entrySet()) {
      out.writeUTF(entry.getKey());
      OffenceForm.write(entry.getValue(), out);
    }
    OffenceForm.writeOrNull(value.saidDigest(), out);
  }

  @Override
  protected ScoreBook read(int version, DataInputView in) throws IOException {
    int count = in.readInt();
    Map<String, ScoredOffence> offences = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      offences.put(in.readUTF(), OffenceForm.read(in));
    }
    return new ScoreBook(offences, OffenceForm.readOrNull(in));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public ScoreBook copy(ScoreBook from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<ScoreBook> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScoreBook> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
