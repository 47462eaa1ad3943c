package dev.offsite.pipelines.link;

import dev.offsite.pipelines.serialization.TextsForm;
import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Form 1: offences, then the newest candidates as JSON of the contract with their linkage. */
public final class LinkedCaseSerializer extends VersionedSerializer<LinkedCase> {

  private static final long serialVersionUID = 1L;
  private static final CandidateCodec CODEC = new CandidateCodec();

  /** The only instance needed. */
  public static final LinkedCaseSerializer INSTANCE = new LinkedCaseSerializer();

  private LinkedCaseSerializer() {
    super(LinkedCase.class, 1);
  }

  @Override
  protected void write(LinkedCase value, DataOutputView out) throws IOException {
    out.writeInt(value.offences().size());
    for (Offence offence : value.offences()) {
      out.writeUTF(offence.id());
      out.writeInt(offence.revision());
      out.writeLong(offence.startMs());
      out.writeByte(offence.weight().code());
      out.writeUTF(offence.journey());
      out.writeLong(offence.figures().journeyGap().toMillis());
      out.writeLong(offence.figures().journeyMax().toMillis());
      out.writeInt(offence.figures().timesInYearMax());
    }
    out.writeInt(value.recents().size());
    for (LinkedCase.Recent recent : value.recents()) {
      byte[] json = CODEC.encode(recent.base());
      out.writeInt(json.length);
      out.write(json);
      write(recent.linkage(), out);
    }
  }

  @Override
  protected LinkedCase read(int version, DataInputView in) throws IOException {
    int offenceCount = in.readInt();
    List<Offence> offences = new ArrayList<>(offenceCount);
    for (int i = 0; i < offenceCount; i++) {
      offences.add(
          new Offence(
              in.readUTF(),
              in.readInt(),
              in.readLong(),
              Offence.Weight.ofCode(in.readByte()),
              in.readUTF(),
              new LinkFigures(
                  Duration.ofMillis(in.readLong()),
                  Duration.ofMillis(in.readLong()),
                  in.readInt())));
    }
    int recentCount = in.readInt();
    List<LinkedCase.Recent> recents = new ArrayList<>(recentCount);
    for (int i = 0; i < recentCount; i++) {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      Candidate base = CODEC.decode(json);
      recents.add(new LinkedCase.Recent(base, readLinkage(in)));
    }
    return LinkedCase.of(offences, recents);
  }

  private static void write(Linkage linkage, DataOutputView out) throws IOException {
    out.writeInt(linkage.details().size());
    for (Map.Entry<String, String> detail : new TreeMap<>(linkage.details()).entrySet()) {
      out.writeUTF(detail.getKey());
      out.writeUTF(detail.getValue());
    }
    TextsForm.write(linkage.notes(), out);
    TextsForm.write(linkage.related(), out);
  }

  private static Linkage readLinkage(DataInputView in) throws IOException {
    int count = in.readInt();
    Map<String, String> details = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      details.put(in.readUTF(), in.readUTF());
    }
    return new Linkage(details, TextsForm.read(in), TextsForm.read(in));
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public LinkedCase copy(LinkedCase from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<LinkedCase> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LinkedCase> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
