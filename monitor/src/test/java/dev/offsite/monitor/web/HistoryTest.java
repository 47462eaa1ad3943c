package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.QuestDbReader;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.StoreAddress;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tracks and series over REST: who gets them, of what span, and what a store's failure looks like.
 */
class HistoryTest {

  private static final String DAY = "?from=2026-03-04T00:00:00Z&until=2026-03-05T00:00:00Z";

  @TempDir private Path folder;
  private RunningMonitor monitor;

  @AfterEach
  void stop() {
    if (monitor != null) {
      monitor.close();
    }
  }

  /** Answers each question with one row, and keeps the questions. */
  private static final class Store implements TimeSeriesReader {
    final List<RowQuery> asked = new CopyOnWriteArrayList<>();
    final CountDownLatch begun = new CountDownLatch(2);
    final CountDownLatch goOn = new CountDownLatch(1);
    volatile boolean waits;

    @Override
    public Rows rows(RowQuery query) throws InterruptedException {
      asked.add(query);
      begun.countDown();
      if (waits) {
        goOn.await(60, TimeUnit.SECONDS);
      }
      HistoryRow.Builder row =
          HistoryRow.of(query.table(), SampleCandidates.NOON).tag("device", "wim-west");
      if (query.table().equals(HistoryTables.POSITIONS)) {
        row.field("lng", 120.15).field("lat", 30.25);
      } else if (query.table().equals(HistoryTables.WEIGHINGS)) {
        row.tag("lane", "2").field("gross_kg", 63_740L).field("axle_load_kg_max", 11_420L);
      } else {
        row.field("reports", 1L);
      }
      return new Rows(List.of(row.build()), query.limit() == 1 ? 1 : 0);
    }

    @Override
    public List<HourCount> countsPerHour(RowQuery query) {
      asked.add(query);
      return List.of(new HourCount(SampleCandidates.NOON, 12));
    }
  }

  private Store start() throws Exception {
    Store store = new Store();
    monitor = new RunningMonitor(folder, Optional.of(store));
    return store;
  }

  @Test
  void series_ofAScale_hasItsColumnsInTheWordsOfRest() throws Exception {
    start();

    JsonNode series = monitor.logIn("west").getJson("/api/history/scales/wim-west/series" + DAY);

    assertThat(series.path("deviceId").asText()).isEqualTo("wim-west");
    assertThat(series.path("cut").asBoolean()).isFalse();
    JsonNode point = series.path("points").get(0);
    assertThat(point.path("at").asText()).isEqualTo("2026-03-04T04:00:00.000Z");
    assertThat(point.path("grossKg").asInt()).isEqualTo(63_740);
    assertThat(point.path("axleLoadKgMax").asInt()).isEqualTo(11_420);
    assertThat(point.path("lane").asText()).isEqualTo("2");
    assertThat(point.has("device")).as("said once, above").isFalse();
  }

  @Test
  void series_cutAtItsLimit_saysSo() throws Exception {
    Store store = start();

    assertThat(
            monitor
                .logIn("west")
                .getJson("/api/history/scales/wim-west/series" + DAY + "&limit=1")
                .path("cut")
                .asBoolean())
        .isTrue();
    assertThat(store.asked.get(0).limit()).isEqualTo(1);
  }

  @Test
  void span_ofAWeek_isTaken_andAMillisecondMoreIsRefused() throws Exception {
    Store store = start();
    RunningMonitor.Browser west = monitor.logIn("west");
    String path = "/api/history/trucks/truck-west/track?from=2026-03-01T00:00:00Z&until=";

    assertThat(west.get(path + "2026-03-08T00:00:00Z").statusCode()).isEqualTo(200);
    HttpResponse<String> longer = west.get(path + "2026-03-08T00:00:00.001Z");

    assertThat(longer.statusCode()).isEqualTo(400);
    assertThat(longer.body()).contains("is longer than PT168H");
    assertThat(store.asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?until=2026-03-05T00:00:00Z                             | from is missing",
        "?from=2026-03-05T00:00:00Z                              | until is missing",
        "?from=today&until=2026-03-05T00:00:00Z                  | from 'today' is no time",
        "?from=2026-03-05T00:00:00Z&until=2026-03-05T00:00:00Z   | 2026-03-05T00:00:00Z",
        "?from=2026-03-05T00:00:00Z&until=2026-03-04T00:00:00Z   | 2026-03-04T00:00:00Z"
      })
  void span_thatIsNone_isRefusedNamingIt(String span, String said) throws Exception {
    Store store = start();

    HttpResponse<String> answer =
        monitor.logIn("west").get("/api/history/trucks/truck-west/track" + span);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(said);
    assertThat(store.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "a%27b", "%3Cb%3E", "a%22%3B--"})
  void deviceId_thatIsNone_isNotFoundAndTheStoreIsNotAsked(String id) throws Exception {
    Store store = start();

    assertThat(monitor.logIn("boss").get("/api/history/trucks/" + id + "/track" + DAY).statusCode())
        .isEqualTo(404);
    assertThat(store.asked).isEmpty();
  }

  @Test
  void rights_areThoseOfTheRole() throws Exception {
    Store store = start();
    RunningMonitor.Browser squad = monitor.logIn("west");
    RunningMonitor.Browser maker = monitor.logIn("maker");

    assertThat(squad.get("/api/history/devices/wim-west/health" + DAY).statusCode()).isEqualTo(403);
    assertThat(squad.get("/api/history/candidates" + DAY).statusCode()).isEqualTo(403);
    assertThat(maker.get("/api/history/trucks/truck-west/track" + DAY).statusCode()).isEqualTo(403);
    assertThat(maker.get("/api/history/scales/wim-west/series" + DAY).statusCode()).isEqualTo(403);
    assertThat(store.asked).isEmpty();
    assertThat(maker.get("/api/history/devices/wim-west/health" + DAY).statusCode()).isEqualTo(200);
  }

  @Test
  void candidates_perHour_areToldToWhoSeesTheWholeCity() throws Exception {
    start();

    JsonNode hours = monitor.logIn("boss").getJson("/api/history/candidates" + DAY).path("perHour");

    assertThat(hours).hasSize(1);
    assertThat(hours.get(0).path("rows").asInt()).isEqualTo(12);
  }

  @Test
  void track_isNotedWithItsSpanEvenIfTheStoreFails() throws Exception {
    monitor =
        new RunningMonitor(
            folder,
            Optional.of(
                new QuestDbReader(new StoreAddress(URI.create("http://127.0.0.1:1"), "", ""))));

    HttpResponse<String> answer =
        monitor.logIn("west").get("/api/history/trucks/truck-west/track" + DAY);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(RunningMonitor.json(answer).path("code").asText()).isEqualTo("HISTORY_UNAVAILABLE");
    assertThat(answer.body()).contains("UNREACHABLE").doesNotContain("127.0.0.1");
    assertThat(monitor.logIn("boss").getJson("/api/audit").path("entries").toString())
        .contains(
            "\"action\":\"TRACK\",\"subject\":\"truck-west\","
                + "\"detail\":\"2026-03-04T00:00:00Z/2026-03-05T00:00:00Z\"");
  }

  /** A new installation has no table yet: that is an empty track, and no failure. */
  @Test
  void track_beforeAnythingWasWritten_isEmpty() throws Exception {
    HttpServer empty =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    empty.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"error\":\"table does not exist [table=positions]\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    empty.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + empty.getAddress().getPort());
      monitor =
          new RunningMonitor(folder, Optional.of(new QuestDbReader(new StoreAddress(uri, "", ""))));
      RunningMonitor.Browser boss = monitor.logIn("boss");

      assertThat(boss.getJson("/api/history/trucks/truck-west/track" + DAY).path("points"))
          .isEmpty();
      assertThat(boss.getJson("/api/history/candidates" + DAY).path("perHour")).isEmpty();
    } finally {
      empty.stop(0);
    }
  }

  @Test
  void history_withoutAStore_saysThatThereIsNone() throws Exception {
    monitor = new RunningMonitor(folder);

    HttpResponse<String> answer =
        monitor.logIn("boss").get("/api/history/trucks/truck-west/track" + DAY);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("no time-series store is configured");
  }

  @Test
  void histories_atOnceAboveTheBound_arePutOff_andAreTakenAfterwards() throws Exception {
    Store store = start();
    store.waits = true;
    RunningMonitor.Browser boss = monitor.logIn("boss");
    String path = "/api/history/trucks/truck-west/track" + DAY;
    List<CompletableFuture<HttpResponse<String>>> first = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      first.add(
          monitor.http.sendAsync(
              HttpRequest.newBuilder(monitor.uri(path)).header("Cookie", boss.cookie).build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    assertThat(store.begun.await(30, TimeUnit.SECONDS)).isTrue();

    HttpResponse<String> third = boss.get(path);

    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(RunningMonitor.json(third).path("code").asText()).isEqualTo("HISTORY_BUSY");
    store.goOn.countDown();
    for (CompletableFuture<HttpResponse<String>> answer : first) {
      assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(boss.get(path).statusCode()).isEqualTo(200);
  }
}
