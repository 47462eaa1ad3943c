package dev.offsite.pipelines.history.store;

import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of device health, which have the fewest columns. */
final class StoreRows {

  static final Instant TIME = Instant.parse("2026-06-01T02:00:00Z");

  static HistoryRow row(int number) {
    return HistoryRow.of(HistoryTables.DEVICE_HEALTH, TIME.plusSeconds(number))
        .tag("device", "truck-" + number)
        .field("reports", number)
        .build();
  }

  /** Rows 0 to n - 1. */
  static List<HistoryRow> rows(int n) {
    List<HistoryRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(row(i));
    }
    return rows;
  }

  /** How a store keeps a row. */
  static String line(int number) {
    return LineProtocol.of(row(number));
  }

  private StoreRows() {}
}
