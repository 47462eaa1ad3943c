package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** One class serializes many records, and a savepoint must tell which. */
class CaseSerializerTest {

  @Test
  void snapshot_writtenAndRead_restoresTheSerializerOfItsRecord() throws IOException {
    CaseSerializer.Snapshot<CaseFile> read = reread(CaseSerializer.FILE.snapshotConfiguration());
    assertThat(read.restoreSerializer()).isEqualTo(CaseSerializer.FILE);
    assertThat(
            CaseSerializer.FILE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(read)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // that it is another record is the point
  void snapshot_ofAnotherRecord_isIncompatible() throws IOException {
    TypeSerializerSnapshot other = reread(CaseSerializer.TOLD.snapshotConfiguration());
    assertThat(
            CaseSerializer.FILE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(other)
                .isIncompatible())
        .isTrue();
  }

  @Test
  void snapshot_ofARecordThatIsNotKnown_isRefusedByName() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF("CaseOfTheFuture");
    assertThatThrownBy(
            () ->
                new CaseSerializer.Snapshot<CaseFile>()
                    .readSnapshot(
                        1,
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessage("state of 'CaseOfTheFuture': this release knows no such");
  }

  @Test
  void serializers_ofDifferentRecords_differ() {
    assertThat(CaseSerializer.FILE).isNotEqualTo(CaseSerializer.TOLD);
    assertThat(CaseSerializer.FILE.asType()).isNotEqualTo(CaseSerializer.TOLD.asType());
  }

  private static <T extends Record> CaseSerializer.Snapshot<T> reread(
      TypeSerializerSnapshot<T> snapshot) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    snapshot.writeSnapshot(out);
    CaseSerializer.Snapshot<T> read = new CaseSerializer.Snapshot<>();
    read.readSnapshot(
        snapshot.getCurrentVersion(),
        new DataInputDeserializer(out.getCopyOfBuffer()),
        CaseSerializerTest.class.getClassLoader());
    return read;
  }
}
