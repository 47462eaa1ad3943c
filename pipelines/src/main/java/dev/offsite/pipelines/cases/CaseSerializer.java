package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The records of this package and its messages. Form 1: length and JSON, which keeps a case
 * readable for as long as it lasts: a new field is optional, and its absence an older release.
 *
 * @param <T> an immutable record
 */
public final class CaseSerializer<T extends Record> extends VersionedSerializer<T> {

  private static final long serialVersionUID = 1L;

  public static final CaseSerializer<CaseArrival> ARRIVAL = of(CaseArrival.class);
  public static final CaseSerializer<CaseFeedback> FEEDBACK = of(CaseFeedback.class);
  public static final CaseSerializer<MainCase> MAIN_CASE = of(MainCase.class);
  public static final CaseSerializer<CaseFile> FILE = of(CaseFile.class);
  public static final CaseSerializer<CaseStanding> STANDING = of(CaseStanding.class);
  public static final CaseSerializer<MergeChange> MERGE = of(MergeChange.class);
  public static final CaseSerializer<ToldCase> TOLD = of(ToldCase.class);
  public static final CaseSerializer<AgreementChange> AGREEMENT = of(AgreementChange.class);
  public static final CaseSerializer<AgreementBook> BOOK = of(AgreementBook.class);
  public static final CaseSerializer<CaseState> STATE = of(CaseState.class);
  public static final CaseSerializer<DeadlineBreach> BREACH = of(DeadlineBreach.class);
  public static final CaseSerializer<RulePrecision> PRECISION = of(RulePrecision.class);

  private static final List<CaseSerializer<?>> ALL =
      List.of(
          ARRIVAL, FEEDBACK, MAIN_CASE, FILE, STANDING, MERGE, TOLD, AGREEMENT, BOOK, STATE, BREACH,
          PRECISION);

  private CaseSerializer(Class<T> type) {
    super(type, 1);
  }

  private static <T extends Record> CaseSerializer<T> of(Class<T> type) {
    return new CaseSerializer<>(type);
  }

  @Override
  protected void write(T value, DataOutputView out) throws IOException {
    byte[] json = RecordJson.write(value);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  protected T read(int version, DataInputView in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    T value = reader.read(RecordJson.parse(json), type(), "");
    if (value == null) {
      throw new IOException(
          type().getSimpleName() + " cannot be read", new JsonFaultsException(reader.faults()));
    }
    return value;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaseSerializer<?> that && type().equals(that.type());
  }

  @Override
  public int hashCode() {
    return type().hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Named in savepoints; holds the simple name of the record, which therefore never changes. */
  public static final class Snapshot<T extends Record> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private CaseSerializer<T> serializer;

    /** For Flink, which reads it next. */
    public Snapshot() {}

    private Snapshot(CaseSerializer<T> serializer) {
      this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(serializer.type().getSimpleName());
    }

    @Override
    @SuppressWarnings("unchecked") // the name belongs to one record only
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
        throws IOException {
      String name = in.readUTF();
      serializer =
          (CaseSerializer<T>)
              ALL.stream()
                  .filter(known -> known.type().getSimpleName().equals(name))
                  .findFirst()
                  .orElseThrow(
                      () -> new IOException("state of '" + name + "': this release knows no such"));
    }

    @Override
    public CaseSerializer<T> restoreSerializer() {
      return serializer;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
        TypeSerializerSnapshot<T> former) {
      boolean isSame =
          former instanceof Snapshot<?> that
              && that.serializer.type().getSimpleName().equals(serializer.type().getSimpleName());
      return isSame
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.incompatible();
    }
  }
}
