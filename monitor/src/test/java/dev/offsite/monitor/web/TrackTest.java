package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A truck that was in the east, and then three times in the west. */
class TrackTest {

  private static final String TRACK =
      "/api/history/trucks/t/track?from=2026-03-04T00:00:00Z&until=2026-03-05T00:00:00Z&limit=";

  private static final List<HistoryRow> ROWS =
      List.of(row(0, 120.25), row(1, 120.15), row(2, 120.15), row(3, 120.15));

  @TempDir private Path folder;
  private RunningMonitor monitor;

  /** The same rows for whoever asks. */
  private static final class Store implements TimeSeriesReader {
    @Override
    public Rows rows(RowQuery query) {
      return query.limit() < ROWS.size()
          ? new Rows(ROWS.subList(0, query.limit()), query.limit())
          : new Rows(ROWS, 0);
    }

    @Override
    public List<HourCount> countsPerHour(RowQuery query) {
      return List.of();
    }
  }

  private static HistoryRow row(int second, double lng) {
    return new HistoryRow(
        HistoryTables.POSITIONS,
        Map.of("device", "t"),
        Map.of("lng", lng, "lat", 30.25),
        SampleCandidates.NOON.plusSeconds(second));
  }

  @BeforeEach
  void start() throws Exception {
    monitor = new RunningMonitor(folder, Optional.of(new Store()));
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  @Test
  void track_ofAViewerOfAPart_saysNothingOfTheRest() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");

    JsonNode whole = west.getJson(TRACK + 3);
    assertThat(whole.path("points")).hasSize(3);
    assertThat(whole.path("cut").booleanValue()).isFalse();
    assertThat(whole.path("withheld").isNumber()).isFalse();
    JsonNode part = west.getJson(TRACK + 2);
    assertThat(part.path("points")).hasSize(2);
    assertThat(part.path("cut").booleanValue()).isTrue();
  }

  @Test
  void track_aboveTheLimit_isRefused() throws Exception {
    assertThat(monitor.logIn("west").get(TRACK + 20_001).statusCode()).isEqualTo(400);
  }
}
