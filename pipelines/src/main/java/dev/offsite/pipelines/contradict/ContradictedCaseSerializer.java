package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.TextsForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: what contradicts, then the candidates with what was last said against them. Form 2: then
 * what is remembered of those let go.
 */
public final class ContradictedCaseSerializer extends VersionedSerializer<ContradictedCase> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final ContradictedCaseSerializer INSTANCE = new ContradictedCaseSerializer();

  private ContradictedCaseSerializer() {
    super(ContradictedCase.class, 2);
  }

  @Override
  protected void write(ContradictedCase value, DataOutputView out) throws IOException {
    out.writeInt(value.opponents().size());
    for (Opponent opponent : value.opponents()) {
      out.writeUTF(opponent.id());
      out.writeUTF(opponent.deviceId());
      out.writeUTF(opponent.passageId());
      out.writeLong(opponent.atMs());
      out.writeLong(opponent.tracksWithinMs());
      out.writeLong(opponent.receivedMs());
    }
    out.writeInt(value.candidates().size());
    for (ContradictedCase.Said said : value.candidates()) {
      CandidateSerializer.INSTANCE.serialize(said.base(), out);
      out.writeInt(said.revision());
      write(said.contradiction(), out);
    }
    out.writeInt(value.remembered().size());
    for (ContradictedCase.Remembered remembered : value.remembered()) {
      out.writeUTF(remembered.id());
      out.writeInt(remembered.revision());
      write(remembered.contradiction(), out);
      out.writeLong(remembered.receivedMs());
    }
  }

  @Override
  protected ContradictedCase read(int version, DataInputView in) throws IOException {
    List<Opponent> opponents = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      opponents.add(
          new Opponent(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              in.readLong(),
              in.readLong()));
    }
    List<ContradictedCase.Said> candidates = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      candidates.add(
          new ContradictedCase.Said(
              CandidateSerializer.INSTANCE.deserialize(in), in.readInt(), readContradiction(in)));
    }
    List<ContradictedCase.Remembered> remembered = new ArrayList<>();
    for (int left = version == 1 ? 0 : in.readInt(); left > 0; left--) {
      remembered.add(
          new ContradictedCase.Remembered(
              in.readUTF(), in.readInt(), readContradiction(in), in.readLong()));
    }
    return ContradictedCase.of(opponents, candidates, remembered);
  }

  private static void write(Contradiction contradiction, DataOutputView out) throws IOException {
    TextsForm.write(contradiction.codes(), out);
    TextsForm.write(contradiction.opponents(), out);
  }

  private static Contradiction readContradiction(DataInputView in) throws IOException {
    return new Contradiction(TextsForm.read(in), TextsForm.read(in));
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public ContradictedCase copy(ContradictedCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<ContradictedCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ContradictedCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
