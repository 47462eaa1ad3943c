package dev.offsite.pipelines.history;

import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;

/**
 * What one device sent in one interval: sums, least and greatest values, so that the order of the
 * samples makes no difference. Not thread-safe.
 *
 * <p>Laid out in one array, as it is kept in state.
 */
final class HealthFigures {

  private static final int REPORTS = 0;
  private static final int REJECTS = 1;
  private static final int DEAD_LETTERS = 2;
  private static final int LATE = 3;
  private static final int CLOCK_REFUSALS = 4;
  private static final int DELAY_MS_MIN = 5;
  private static final int DELAY_MS_MAX = 6;
  private static final int NEWEST_EVENT_US = 7;
  private static final int LENGTH = 8;

  private static final int MICROS_OF_MILLI = 1_000;

  private final long[] cells;

  private HealthFigures(long[] cells) {
    this.cells = cells;
  }

  /** Goes on with what {@link #cells()} returned; a null array is an interval without samples. */
  static HealthFigures of(long[] cells) {
    return new HealthFigures(cells == null ? new long[LENGTH] : cells);
  }

  long[] cells() {
    return cells;
  }

  void add(HealthSample sample) {
    switch (sample.kind()) {
      case REPORT -> addReport(sample);
      case REJECT -> cells[REJECTS]++;
      case CLOCK_REJECT -> {
        cells[REJECTS]++;
        cells[CLOCK_REFUSALS]++;
      }
      case DEAD_LETTER -> cells[DEAD_LETTERS]++;
      case LATE -> cells[LATE]++;
    }
  }

  private void addReport(HealthSample sample) {
    long delayMs =
        sample.receivedAtMillis() - Math.floorDiv(sample.eventMicros(), (long) MICROS_OF_MILLI);
    boolean isFirst = cells[REPORTS]++ == 0;
    cells[DELAY_MS_MIN] = isFirst ? delayMs : Math.min(cells[DELAY_MS_MIN], delayMs);
    cells[DELAY_MS_MAX] = isFirst ? delayMs : Math.max(cells[DELAY_MS_MAX], delayMs);
    cells[NEWEST_EVENT_US] =
        isFirst ? sample.eventMicros() : Math.max(cells[NEWEST_EVENT_US], sample.eventMicros());
  }

  /** The row; without figures of events if there was no plausible report. */
  HistoryRow row(String deviceId, Instant intervalBegin) {
    HistoryRow.Builder row =
        HistoryRow.of(HistoryTables.DEVICE_HEALTH, intervalBegin)
            .tag("device", deviceId)
            .field("reports", cells[REPORTS])
            .field("rejects", cells[REJECTS])
            .field("dead_letters", cells[DEAD_LETTERS])
            .field("late", cells[LATE])
            .field("clock_refusals", cells[CLOCK_REFUSALS]);
    if (cells[REPORTS] > 0) {
      row.field("delay_ms_min", cells[DELAY_MS_MIN])
          .field("delay_ms_max", cells[DELAY_MS_MAX])
          .field("newest_event_us", cells[NEWEST_EVENT_US]);
    }
    return row.build();
  }
}
