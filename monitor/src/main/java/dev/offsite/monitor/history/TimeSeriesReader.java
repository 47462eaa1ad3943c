package dev.offsite.monitor.history;

import dev.offsite.schemas.history.HistoryTables;
import java.util.List;
import java.util.Map;

/**
 * Reads the time series. Implementations are thread-safe and keep nothing between calls.
 *
 * <p>A store may take a moment to show what it has confirmed: QuestDB applies its log
 * asynchronously. So a reader that waits for something asks again.
 */
public interface TimeSeriesReader {

  /** The rows of a query, at most as many as its limit; that there are more is said. */
  Rows rows(RowQuery query) throws TimeSeriesException, InterruptedException;

  /**
   * Number of rows in each hour of UTC that holds any, the oldest first.
   *
   * @param query its limit is the most hours, the newest of which are left out; its order is not
   *     used
   */
  List<HourCount> countsPerHour(RowQuery query) throws TimeSeriesException, InterruptedException;

  /** Where a truck was. */
  default Rows track(String deviceId, TimeSpan span, int limit)
      throws TimeSeriesException, InterruptedException {
    return rows(
        new RowQuery(
            HistoryTables.POSITIONS,
            span,
            Map.of("device", deviceId),
            RowQuery.Order.OLDEST_FIRST,
            limit));
  }

  /** What a scale weighed. */
  default Rows weighings(String deviceId, TimeSpan span, int limit)
      throws TimeSeriesException, InterruptedException {
    return rows(
        new RowQuery(
            HistoryTables.WEIGHINGS,
            span,
            Map.of("device", deviceId),
            RowQuery.Order.OLDEST_FIRST,
            limit));
  }

  /** Every revision of the candidates whose episode began in the span, the newest episode first. */
  default Rows candidates(TimeSpan span, int limit)
      throws TimeSeriesException, InterruptedException {
    return rows(
        new RowQuery(HistoryTables.CANDIDATES, span, Map.of(), RowQuery.Order.NEWEST_FIRST, limit));
  }

  /** How well a device worked. */
  default Rows deviceHealth(String deviceId, TimeSpan span, int limit)
      throws TimeSeriesException, InterruptedException {
    return rows(
        new RowQuery(
            HistoryTables.DEVICE_HEALTH,
            span,
            Map.of("device", deviceId),
            RowQuery.Order.OLDEST_FIRST,
            limit));
  }
}
