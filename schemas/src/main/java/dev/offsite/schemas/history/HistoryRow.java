package dev.offsite.schemas.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the time series. Immutable.
 *
 * @param table whose columns it has
 * @param tags by name; a tag that is not known is left out
 * @param fields by name, each of its column's type; a value that is not known is left out
 * @param time whole microseconds, the finest that every store keeps. Milliseconds would be too
 *     coarse: they would put two reports of a fast device on one row
 */
public record HistoryRow(
    HistoryTable table, Map<String, String> tags, Map<String, Object> fields, Instant time) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if the table has no such column, a value is of another type, a
   *     tag is empty, or the time is finer than microseconds
   */
  public HistoryRow {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(time, "time");
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    if (!time.truncatedTo(ChronoUnit.MICROS).equals(time)) {
      throw new IllegalArgumentException("time " + time + " is finer than microseconds");
    }
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      if (!table.hasTag(tag.getKey())) {
        throw new IllegalArgumentException(table.measurement() + " has no tag " + tag.getKey());
      }
      if (tag.getValue().isEmpty()) {
        throw new IllegalArgumentException("tag " + tag.getKey() + " is empty text");
      }
    }
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      FieldType type =
          table
              .findField(field.getKey())
              .map(HistoryField::type)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          table.measurement() + " has no field " + field.getKey()));
      if (!type.accepts(field.getValue())) {
        throw new IllegalArgumentException(
            "field " + field.getKey() + " is " + field.getValue() + ", which is no " + type);
      }
    }
  }

  /** A row of {@code table} at {@code time}, cut to whole microseconds. */
  public static Builder of(HistoryTable table, Instant time) {
    return new Builder(table, time.truncatedTo(ChronoUnit.MICROS));
  }

  /** Microseconds since 1970-01-01T00:00Z. */
  public long timeMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Collects the columns of one row; what is null is left out. Not thread-safe. */
  public static final class Builder {

    private final HistoryTable table;
    private final Instant time;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Builder(HistoryTable table, Instant time) {
      this.table = table;
      this.time = time;
    }

    /** Sets a tag; null and empty text leave it out. */
    public Builder tag(String name, @Nullable String value) {
      if (value != null && !value.isEmpty()) {
        tags.put(name, value);
      }
      return this;
    }

    /** Sets a field; null leaves it out. An {@code Integer} becomes a {@code Long}. */
    public Builder field(String name, @Nullable Object value) {
      if (value instanceof Integer number) {
        fields.put(name, number.longValue());
      } else if (value != null) {
        fields.put(name, value);
      }
      return this;
    }

    /** The row. */
    public HistoryRow build() {
      return new HistoryRow(table, tags, fields, time);
    }
  }
}
