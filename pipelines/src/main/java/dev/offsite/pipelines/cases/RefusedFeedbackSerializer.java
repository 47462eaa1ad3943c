package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Form 1: the components in their order, what may be missing after a truth value. */
public final class RefusedFeedbackSerializer extends VersionedSerializer<RefusedFeedback> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final RefusedFeedbackSerializer INSTANCE = new RefusedFeedbackSerializer();

  /** The side output of every stage that refuses feedback. */
  static final OutputTag<RefusedFeedback> REFUSED =
      new OutputTag<>("refused-feedback", INSTANCE.asType());

  private RefusedFeedbackSerializer() {
    super(RefusedFeedback.class, 1);
  }

  @Override
  protected void write(RefusedFeedback value, DataOutputView out) throws IOException {
    out.writeUTF(value.reason().name());
    StringValue.writeString(value.detail(), out);
    StringValue.writeString(value.candidateId(), out);
    StringValue.writeString(value.feedbackId(), out);
    out.writeLong(value.refusedAtMillis());
    RefusedFeedback.LostAgainst lost = value.lostAgainst();
    out.writeBoolean(lost != null);
    if (lost != null) {
      out.writeInt(lost.version());
      out.writeUTF(lost.state());
      writeOrNull(lost.feedbackId(), out);
      writeOrNull(lost.by(), out);
    }
    out.writeInt(value.payload().length);
    out.write(value.payload());
  }

  @Override
  protected RefusedFeedback read(int version, DataInputView in) throws IOException {
    FeedbackRefusalReason reason = FeedbackRefusalReason.valueOf(in.readUTF());
    String detail = StringValue.readString(in);
    String candidateId = StringValue.readString(in);
    String feedbackId = StringValue.readString(in);
    long refusedAtMillis = in.readLong();
    RefusedFeedback.LostAgainst lost = null;
    if (in.readBoolean()) {
      lost =
          new RefusedFeedback.LostAgainst(
              in.readInt(), in.readUTF(), readOrNull(in), readOrNull(in));
    }
    byte[] payload = new byte[in.readInt()];
    in.readFully(payload);
    return new RefusedFeedback(
        reason, detail, candidateId, feedbackId, refusedAtMillis, lost, payload);
  }

  private static void writeOrNull(@Nullable String text, DataOutputView out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readOrNull(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public RefusedFeedback copy(RefusedFeedback from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<RefusedFeedback> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RefusedFeedback> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
