package dev.offsite.standalone.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The time series at one moment.
 *
 * @param rows by table, since the hour in which the demonstration began; empty if nothing is known
 * @param behind records in Kafka that are not yet in it
 * @param trouble why nothing is known; empty text if all is well
 */
public record HistoryFigures(Map<String, Long> rows, long behind, String trouble) {

  /** Where no history is kept. */
  public static final HistoryFigures OFF = new HistoryFigures(Map.of(), 0, "off");

  public HistoryFigures {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    Objects.requireNonNull(trouble, "trouble");
  }

  /** Rows of all tables. */
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For a human, such as {@code 1,234 rows, 5 records behind}. */
  public String text() {
    return trouble.isEmpty()
        ? String.format(Locale.ROOT, "%,d rows, %,d records behind", total(), behind)
        : trouble;
  }
}
