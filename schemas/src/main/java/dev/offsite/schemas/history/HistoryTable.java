package dev.offsite.schemas.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One table of the time series, which is one measurement of the line protocol. Immutable.
 *
 * <p>Two rows with the same time and the same tags are the same row: the later write replaces the
 * earlier one. So a repetition after a restart changes nothing.
 *
 * @param measurement name of the measurement and the table, snake_case
 * @param meaning what a row is, one sentence
 * @param timeMeaning what the time of a row is, one sentence
 * @param tags identity of a row, together with its time; every row has at least the first one
 * @param fields values of a row
 */
public record HistoryTable(
    String measurement,
    String meaning,
    String timeMeaning,
    List<HistoryTag> tags,
    List<HistoryField> fields) {

  /**
   * The column that holds the time where a store has one of its own choice. InfluxDB always calls
   * it {@code time}.
   */
  public static final String TIME_COLUMN = "timestamp";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public HistoryTable {
    requireColumnName(measurement);
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(timeMeaning, "timeMeaning");
    tags = List.copyOf(tags);
    fields = List.copyOf(fields);
    if (tags.isEmpty() || fields.isEmpty()) {
      throw new IllegalArgumentException("table " + measurement + " needs a tag and a field");
    }
    Set<String> names = new HashSet<>(List.of(TIME_COLUMN, "time"));
    tags.forEach(tag -> requireNew(names, tag.name()));
    fields.forEach(field -> requireNew(names, field.name()));
  }

  private static void requireNew(Set<String> names, String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("column " + name + " is there twice, or is the time");
    }
  }

  static void requireColumnName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not snake_case: " + NAME);
    }
  }

  /** Names of the columns that identify a row: the tags, in their order. The time belongs to it. */
  public List<String> tagNames() {
    return tags.stream().map(HistoryTag::name).toList();
  }

  /** Columns of the identity as a store with upsert keys wants them: the time, then the tags. */
  public List<String> upsertKeys() {
    List<String> keys = new ArrayList<>();
    keys.add(TIME_COLUMN);
    keys.addAll(tagNames());
    return List.copyOf(keys);
  }

  /** Whether there is a tag of that name. */
  public boolean hasTag(String name) {
    for (HistoryTag tag : tags) {
      if (tag.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The field of that name. Hot path: asked for each value of each row. */
  public Optional<HistoryField> findField(String name) {
    for (HistoryField field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
