package dev.offsite.schemas.history;

import java.util.Objects;

/**
 * A column that holds a value. A row may leave any of its fields out, but not all of them.
 *
 * @param name snake_case, with the unit at its end where it has one
 * @param meaning one sentence
 */
public record HistoryField(String name, FieldType type, String meaning) {
  public HistoryField {
    HistoryTable.requireColumnName(name);
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(meaning, "meaning");
  }
}
