package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.pipelines.judge.passer.SiteMatter.PlateSeen;
import dev.offsite.pipelines.serialization.CandidateSerializer;
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
 * Form 1: fixes and readings, then candidates with who was last said to have passed. Form 2: with
 * the other passages that it may have been, and at the end from when on all is known.
 */
public final class SiteFileSerializer extends VersionedSerializer<SiteFile> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final SiteFileSerializer INSTANCE = new SiteFileSerializer();

  private SiteFileSerializer() {
    super(SiteFile.class, 2);
  }

  @Override
  protected void write(SiteFile value, DataOutputView out) throws IOException {
    List<SiteMatter> matter = new ArrayList<>(value.fixes());
    matter.addAll(value.seen());
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
    List<NearFix> fixes = new ArrayList<>();
    List<PlateSeen> seen = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      SiteMatter matter = SiteMatterSerializer.INSTANCE.deserialize(in);
      if (matter instanceof NearFix fix) {
        fixes.add(fix);
      } else if (matter instanceof PlateSeen one) {
        seen.add(one);
      }
    }
    List<SiteFile.Said> candidates = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Candidate base = CandidateSerializer.INSTANCE.deserialize(in);
      int revision = in.readInt();
      boolean isFinal = in.readBoolean();
      candidates.add(new SiteFile.Said(base, revision, readIdentification(version, in), isFinal));
    }
    long knownFromMs = version == 1 ? Long.MIN_VALUE : in.readLong();
    return SiteFile.of(fixes, seen, candidates, knownFromMs);
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
    out.writeInt(value.ruledOut().size());
    for (String plate : value.ruledOut()) {
      out.writeUTF(plate);
    }
    out.writeInt(value.otherPassages().size());
    for (String passage : value.otherPassages()) {
      out.writeUTF(passage);
    }
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
    List<String> ruledOut = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ruledOut.add(in.readUTF());
    }
    List<String> otherPassages = new ArrayList<>();
    for (int left = version == 1 ? 0 : in.readInt(); left > 0; left--) {
      otherPassages.add(in.readUTF());
    }
    return new Identification(possible, ruledOut, otherPassages, clockS);
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
