package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.pipelines.serialization.TextsForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: fixes, readings and doubts, then candidates with who was last said to have passed. Form
 * 2: with the other passages that the truck may have been. Form 3: with what doubts its track, and
 * at the end from when on all is known.
 */
public final class SiteFileSerializer extends VersionedSerializer<SiteFile> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final SiteFileSerializer INSTANCE = new SiteFileSerializer();

  private SiteFileSerializer() {
    super(SiteFile.class, 3);
  }

  @Override
  protected void write(SiteFile value, DataOutputView out) throws IOException {
    List<SiteMatter> matter = value.matter();
    out.writeInt(matter.size());
    for (SiteMatter each : matter) {
      SiteMatterSerializer.INSTANCE.serialize(each, out);
    }
    out.writeInt(value.candidates().size());
    for (SiteFile.Said said : value.candidates()) {
      CandidateSerializer.INSTANCE.serialize(said.base(), out);
      out.writeInt(said.revision());
      out.writeBoolean(said.isFinal());
      write(said.identification(), out);
    }
    out.writeLong(value.knownFromMs());
  }

  @Override
  protected SiteFile read(int version, DataInputView in) throws IOException {
    List<SiteMatter> matter = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      matter.add(SiteMatterSerializer.INSTANCE.deserialize(in));
    }
    List<SiteFile.Said> candidates = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Candidate base = CandidateSerializer.INSTANCE.deserialize(in);
      int revision = in.readInt();
      boolean isFinal = in.readBoolean();
      candidates.add(new SiteFile.Said(base, revision, readIdentification(version, in), isFinal));
    }
    long knownFromMs = version < 3 ? Long.MIN_VALUE : in.readLong();
    return SiteFile.of(matter, candidates, knownFromMs);
  }

  private static void write(Identification value, DataOutputView out) throws IOException {
    out.writeDouble(value.clockS());
    out.writeInt(value.possible().size());
    for (Passing one : value.possible()) {
      out.writeBoolean(one.company() != null);
      if (one.company() != null) {
        out.writeUTF(one.company());
      }
      SiteMatterSerializer.INSTANCE.serialize(one.before(), out);
      SiteMatterSerializer.INSTANCE.serialize(one.after(), out);
      out.writeDouble(one.distanceM());
      out.writeDouble(one.uncertaintyM());
      out.writeBoolean(one.isTracked());
    }
    TextsForm.write(value.ruledOut(), out);
    TextsForm.write(value.otherPassages(), out);
    TextsForm.write(value.doubtedBy(), out);
  }

  private static Identification readIdentification(int version, DataInputView in)
      throws IOException {
    double clockS = in.readDouble();
    List<Passing> possible = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      possible.add(
          new Passing(
              in.readBoolean() ? in.readUTF() : null,
              readFix(in),
              readFix(in),
              in.readDouble(),
              in.readDouble(),
              in.readBoolean()));
    }
    List<String> ruledOut = TextsForm.read(in);
    List<String> otherPassages = version == 1 ? List.of() : TextsForm.read(in);
    List<String> doubtedBy = version < 3 ? List.of() : TextsForm.read(in);
    return new Identification(possible, ruledOut, otherPassages, doubtedBy, clockS);
  }

  private static NearFix readFix(DataInputView in) throws IOException {
    if (SiteMatterSerializer.INSTANCE.deserialize(in) instanceof NearFix fix) {
      return fix;
    }
    throw new IOException("a passing is told by something that is no fix");
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public SiteFile copy(SiteFile from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<SiteFile> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SiteFile> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
