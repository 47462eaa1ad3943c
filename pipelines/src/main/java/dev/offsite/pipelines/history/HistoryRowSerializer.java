package dev.offsite.pipelines.history;

import dev.offsite.pipelines.serialization.VersionedSerializer;
import dev.offsite.schemas.history.FieldType;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Form 1: measurement, time in microseconds, tags, fields; a field's type is that of its column.
 */
public final class HistoryRowSerializer extends VersionedSerializer<HistoryRow> {

  private static final long serialVersionUID = 1L;

  /** The only instance needed. */
  public static final HistoryRowSerializer INSTANCE = new HistoryRowSerializer();

  private HistoryRowSerializer() {
    super(HistoryRow.class, 1);
  }

  @Override
  protected void write(HistoryRow value, DataOutputView out) throws IOException {
    out.writeUTF(value.table().measurement());
    out.writeLong(value.timeMicros());
    out.writeByte(value.tags().size());
    for (Map.Entry<String, String> tag : value.tags().entrySet()) {
      out.writeUTF(tag.getKey());
      out.writeUTF(tag.getValue());
    }
    out.writeByte(value.fields().size());
    for (Map.Entry<String, Object> field : value.fields().entrySet()) {
      out.writeUTF(field.getKey());
      switch (typeOf(value.table(), field.getKey())) {
        case LONG -> out.writeLong((Long) field.getValue());
        case DOUBLE -> out.writeDouble((Double) field.getValue());
        case STRING -> out.writeUTF((String) field.getValue());
        case BOOLEAN -> out.writeBoolean((Boolean) field.getValue());
      }
    }
  }

  @Override
  protected HistoryRow read(int version, DataInputView in) throws IOException {
    String measurement = in.readUTF();
    HistoryTable table =
        HistoryTables.find(measurement)
            .orElseThrow(() -> new IOException("no table " + measurement));
    Instant time = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      tags.put(in.readUTF(), in.readUTF());
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      String name = in.readUTF();
      Object value =
          switch (typeOf(table, name)) {
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case STRING -> in.readUTF();
            case BOOLEAN -> in.readBoolean();
          };
      fields.put(name, value);
    }
    return new HistoryRow(table, tags, fields, time);
  }

  private static FieldType typeOf(HistoryTable table, String field) throws IOException {
    return table
        .findField(field)
        .orElseThrow(() -> new IOException("no field " + field + " in " + table.measurement()))
        .type();
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public HistoryRow copy(HistoryRow from) {
    return from;
  }

  @Override
  public TypeSerializerSnapshot<HistoryRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HistoryRow> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
