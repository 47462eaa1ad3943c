package dev.offsite.monitor.history;

import dev.offsite.schemas.history.HistoryRow;
import java.util.List;

/**
 * An answer.
 *
 * @param rows in the order asked for; rows of one time by their tags
 * @param cutAt the limit, if there are more rows than it; 0 if these are all
 */
public record Rows(List<HistoryRow> rows, int cutAt) {
  public Rows {
    rows = List.copyOf(rows);
  }

  /** Whether rows are missing because of the limit. */
  public boolean isCut() {
    return cutAt > 0;
  }
}
