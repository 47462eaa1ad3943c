package dev.offsite.monitor.browser;

import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A history in which every truck drives across the closed zone of the stage, and every scale weighs
 * all the time, in whatever span is asked for.
 */
final class ShortDrive implements TimeSeriesReader {

  private static final int POINTS = 180;

  @Override
  public Rows rows(RowQuery query) {
    List<HistoryRow> rows = new ArrayList<>();
    Instant from = query.span().from().truncatedTo(ChronoUnit.MILLIS);
    Duration step = Duration.between(from, query.span().until()).dividedBy(POINTS + 1);
    for (int i = 0; i < POINTS; i++) {
      Instant at = from.plus(step.multipliedBy(i)).truncatedTo(ChronoUnit.MILLIS);
      if (query.table().equals(HistoryTables.POSITIONS)) {
        rows.add(new HistoryRow(query.table(), query.equal(), position(i), at));
      } else if (query.table().equals(HistoryTables.WEIGHINGS)) {
        rows.add(new HistoryRow(query.table(), query.equal(), weighing(i), at));
      }
    }
    return new Rows(rows, 0);
  }

  private static Map<String, Object> position(int i) {
    return Map.of(
        "lng", 120.10 + i * 0.0007,
        "lat", 30.268 + Math.sin(i / 14.0) * 0.006,
        "speed_kph", 30 + 18 * Math.sin(i / 9.0),
        "course_deg", 90 - Math.toDegrees(Math.atan(Math.cos(i / 14.0) * 0.6)));
  }

  private static Map<String, Object> weighing(int i) {
    return Map.of("gross_kg", 18_000L + (i * 7_919L) % 52_000, "speed_kph", 40.0 + i % 30);
  }

  @Override
  public List<HourCount> countsPerHour(RowQuery query) {
    return List.of();
  }
}
