package dev.offsite.monitor.history;

import dev.offsite.schemas.history.FieldType;
import dev.offsite.schemas.history.HistoryTable;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which rows are asked for.
 *
 * @param table whose rows
 * @param span in which their time lies
 * @param equal text that tags or text fields must hold, by column; empty for all rows. Any text is
 *     allowed: adapters quote it
 * @param order by time
 * @param limit most rows, 1 to {@value #LIMIT_MAX}
 */
public record RowQuery(
    HistoryTable table, TimeSpan span, Map<String, String> equal, Order order, int limit) {

  /**
   * What fits in memory many times over: a day of one truck at one row in 10 s is a tenth of it.
   */
  public static final int LIMIT_MAX = 100_000;

  /** Which rows come first, and are kept where there are more than the limit. */
  public enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
  }

  /**
   * Checks the query.
   *
   * @throws IllegalArgumentException naming the column that the table has not as text, or the limit
   */
  public RowQuery {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(order, "order");
    equal = Collections.unmodifiableMap(new TreeMap<>(equal));
    for (String column : equal.keySet()) {
      if (!table.hasTag(column) && !isTextField(table, column)) {
        throw new IllegalArgumentException(
            table.measurement() + " has no column of text named " + column);
      }
    }
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit " + limit + " is outside 1 to " + LIMIT_MAX);
    }
  }

  private static boolean isTextField(HistoryTable table, String column) {
    return table.findField(column).filter(field -> field.type() == FieldType.STRING).isPresent();
  }
}
