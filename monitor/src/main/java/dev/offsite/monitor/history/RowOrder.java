package dev.offsite.monitor.history;

import dev.offsite.schemas.history.HistoryRow;
import java.util.ArrayList;
import java.util.List;

/** Cuts and orders what a store has answered to a query for one row more than its limit. */
final class RowOrder {

  static Rows page(List<HistoryRow> found, RowQuery query) {
    boolean more = found.size() > query.limit();
    List<HistoryRow> rows = new ArrayList<>(more ? found.subList(0, query.limit()) : found);
    rows.sort(
        query.order() == RowQuery.Order.OLDEST_FIRST
            ? StoredValues.BY_TIME_AND_TAGS
            : StoredValues.BY_TIME_AND_TAGS.reversed());
    return new Rows(rows, more ? query.limit() : 0);
  }

  private RowOrder() {}
}
