package dev.offsite.pipelines.score;

import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A {@link ScoredOffence} in bytes, form 1: its components in their order, enums by name. */
final class OffenceForm {

  static void write(ScoredOffence offence, DataOutputView out) throws IOException {
    ScoredOffence.Said said = offence.said();
    out.writeInt(said.revision());
    out.writeUTF(said.hold().name());
    out.writeUTF(said.kind().name());
    out.writeByte(said.severity());
    out.writeUTF(said.grade().name());
    out.writeLong(said.atMs());
    writeOrNull(said.journey(), out);
    ScoredOffence.Conduct conduct = offence.conduct();
    out.writeInt(conduct.version());
    out.writeUTF(conduct.verdict().name());
    writeOrNull(conduct.correctedKind() == null ? null : conduct.correctedKind().name(), out);
  }

  static ScoredOffence read(DataInputView in) throws IOException {
    ScoredOffence.Said said =
        new ScoredOffence.Said(
            in.readInt(),
            ScoredOffence.Hold.valueOf(in.readUTF()),
            ViolationKind.valueOf(in.readUTF()),
            in.readByte(),
            Grade.valueOf(in.readUTF()),
            in.readLong(),
            readOrNull(in));
    int version = in.readInt();
    ScoredOffence.Verdict verdict = ScoredOffence.Verdict.valueOf(in.readUTF());
    String kind = readOrNull(in);
    return new ScoredOffence(
        said,
        new ScoredOffence.Conduct(
            version, verdict, kind == null ? null : ViolationKind.valueOf(kind)));
  }

  static void writeOrNull(@Nullable String text, DataOutputView out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  static @Nullable String readOrNull(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private OffenceForm() {}
}
