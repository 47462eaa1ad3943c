package dev.offsite.monitor.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Turns what a store says in JSON into rows of the contract. */
final class StoredValues {

  /** Rows of one time by their tags, so that the same rows always come in the same order. */
  static final Comparator<HistoryRow> BY_TIME_AND_TAGS =
      Comparator.comparing(HistoryRow::time).thenComparing(row -> row.tags().values().toString());

  /** Columns in the order in which they are asked for: tags, then fields. */
  static List<String> columns(HistoryTable table) {
    List<String> columns = new ArrayList<>(table.tagNames());
    table.fields().forEach(field -> columns.add(field.name()));
    return columns;
  }

  /**
   * A row.
   *
   * @param values for each of {@link #columns} its value; null where there is none
   * @throws IllegalArgumentException if a value is not of its column's type
   */
  static HistoryRow row(HistoryTable table, Instant time, Function<String, JsonNode> values) {
    HistoryRow.Builder row = HistoryRow.of(table, time);
    for (String tag : table.tagNames()) {
      JsonNode value = values.apply(tag);
      if (!value.isNull()) {
        row.tag(tag, StoredText.toTag(value.asText()));
      }
    }
    for (HistoryField field : table.fields()) {
      JsonNode value = values.apply(field.name());
      if (!value.isNull()) {
        row.field(field.name(), value(field, value));
      }
    }
    return row.build();
  }

  private static Object value(HistoryField field, JsonNode value) {
    boolean fits =
        switch (field.type()) {
          case LONG -> value.isIntegralNumber() && value.canConvertToLong();
          case DOUBLE -> value.isNumber();
          case STRING -> value.isTextual();
          case BOOLEAN -> value.isBoolean();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "column " + field.name() + " holds " + value + ", which is no " + field.type());
    }
    return switch (field.type()) {
      case LONG -> value.longValue();
      case DOUBLE -> value.doubleValue();
      case STRING -> value.textValue();
      case BOOLEAN -> value.booleanValue();
    };
  }

  private StoredValues() {}
}
