package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.hotword.HotWord;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: district, how far it is, the days in their order with patrols and places by word, then
 * what was said, in the form of the contract.
 */
public final class DistrictBookSerializer extends VersionedSerializer<DistrictBook> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final DistrictBookSerializer INSTANCE = new DistrictBookSerializer();

  private DistrictBookSerializer() {
    super(DistrictBook.class, 1);
  }

  @Override
  protected void write(DistrictBook value, DataOutputView out) throws IOException {
    out.writeUTF(value.district());
    out.writeLong(value.overBefore());
    out.writeInt(value.days().days().size());
    for (Map.Entry<Long, DayFile> entry : value.days().days().entrySet()) {
      out.writeLong(entry.getKey());
      writeDay(entry.getValue(), out);
    }
    out.writeInt(value.said().size());
    for (Map.Entry<Word.OnDay, HotWord> entry : value.said().entrySet()) {
      writeWord(entry.getKey().word(), out);
      out.writeLong(entry.getKey().day());
      HotWordSerializer.INSTANCE.serialize(entry.getValue(), out);
    }
  }

  private static void writeDay(DayFile day, DataOutputView out) throws IOException {
    Set<Long> patrols = day.patrols();
    out.writeInt(patrols.size());
    for (long patrol : patrols) {
      out.writeLong(patrol);
    }
    out.writeInt(day.places().size());
    for (Map.Entry<Word, NavigableSet<String>> entry : day.places().entrySet()) {
      writeWord(entry.getKey(), out);
      out.writeInt(entry.getValue().size());
      for (String candidateId : entry.getValue()) {
        out.writeUTF(candidateId);
      }
    }
  }

  private static void writeWord(Word word, DataOutputView out) throws IOException {
    out.writeUTF(word.ruleId());
    out.writeUTF(word.objectClass());
  }

  @Override
  protected DistrictBook read(int version, DataInputView in) throws IOException {
    String district = in.readUTF();
    long overBefore = in.readLong();
    DistrictDays days = new DistrictDays();
    int dayCount = in.readInt();
    for (int i = 0; i < dayCount; i++) {
      readDay(in.readLong(), days, in);
    }
    Map<Word.OnDay, HotWord> said = new TreeMap<>();
    int saidCount = in.readInt();
    for (int i = 0; i < saidCount; i++) {
      Word.OnDay word = new Word.OnDay(readWord(in), in.readLong());
      said.put(word, HotWordSerializer.INSTANCE.deserialize(in));
    }
    return new DistrictBook(district, days, said, overBefore);
  }

  private static void readDay(long day, DistrictDays days, DataInputView in) throws IOException {
    int patrolCount = in.readInt();
    for (int i = 0; i < patrolCount; i++) {
      days.addPatrol(day, in.readLong());
    }
    int wordCount = in.readInt();
    for (int i = 0; i < wordCount; i++) {
      Word.OnDay word = new Word.OnDay(readWord(in), day);
      int placeCount = in.readInt();
      for (int k = 0; k < placeCount; k++) {
        days.addPlace(word, in.readUTF());
      }
    }
  }

  private static Word readWord(DataInputView in) throws IOException {
    return new Word(in.readUTF(), in.readUTF());
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public DistrictBook copy(DistrictBook from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<DistrictBook> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DistrictBook> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
