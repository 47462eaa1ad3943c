package dev.offsite.standalone.history;

import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.TimeSeriesException;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import java.util.LinkedHashMap;
import java.util.Map;

/** Number of rows in each table of the time series. */
public final class HistoryRowCounts {

  /** Counts in a span, by table in the order of the contract. */
  public static Map<String, Long> in(TimeSpan span, TimeSeriesReader reader)
      throws TimeSeriesException, InterruptedException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (HistoryTable table : HistoryTables.all()) {
      RowQuery query =
          new RowQuery(table, span, Map.of(), RowQuery.Order.OLDEST_FIRST, RowQuery.LIMIT_MAX);
      counts.put(
          table.measurement(),
          reader.countsPerHour(query).stream().mapToLong(HourCount::rows).sum());
    }
    return counts;
  }

  private HistoryRowCounts() {}
}
