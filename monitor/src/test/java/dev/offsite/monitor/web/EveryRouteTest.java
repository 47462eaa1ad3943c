package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.live.DeadLetter;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.telemetry.SortieReport;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation of the contract, asked for what lies in the east by somebody of the west: none
 * says a word of it. Somebody of the whole city finds each word, so that each could have been
 * found.
 */
class EveryRouteTest {

  /** Words that stand in the east only: id, plate, company, bridge, drone, device, place. */
  private static final List<String> OF_THE_EAST =
      List.of(
          "c-east",
          "浙A22222",
          "东运公司",
          "bridge-east",
          "drone-east",
          "wim-east",
          "truck-east",
          "120.251",
          "passage-east");

  private static final byte[] RAW =
      "{\"passageId\":\"passage-east\"}".getBytes(StandardCharsets.UTF_8);

  private static final String SPAN = "?from=2026-03-04T00:00:00Z&until=2026-03-05T00:00:00Z";

  @TempDir private Path folder;
  private RunningMonitor monitor;

  /** A track that leads through the east, and what a scale there weighed. */
  private static final class Store implements TimeSeriesReader {
    @Override
    public Rows rows(RowQuery query) {
      HistoryRow.Builder row = HistoryRow.of(query.table(), SampleCandidates.NOON);
      if (query.table().equals(HistoryTables.POSITIONS)) {
        row.field("lng", 120.251).field("lat", 30.25);
      } else if (query.table().equals(HistoryTables.WEIGHINGS)) {
        row.tag("passage", "passage-east").field("gross_kg", 63_740L);
      } else {
        row.field("reports", 1L);
      }
      return new Rows(List.of(row.build()), 0);
    }

    @Override
    public List<HourCount> countsPerHour(RowQuery query) {
      return List.of(new HourCount(SampleCandidates.NOON, 1));
    }
  }

  @BeforeEach
  void start() throws Exception {
    monitor = new RunningMonitor(folder, Optional.of(new Store()));
    Instant now = monitor.clock.instant();
    monitor.kafka.put("telemetry.wim/2/7", RunningMonitor.record("telemetry.wim", 7, RAW));
    monitor.add(
        SampleCandidates.of("c-east")
            .subject("浙A22222", "东运公司")
            .at("east", 120.251, 30.25)
            .evidence(
                List.of(
                    new Candidate.RawRecord("WORST", "telemetry.wim", 2, 7, 0, Sha256.hexOf(RAW))),
                List.of("c-west")));
    monitor.add(
        SampleCandidates.of("c-west")
            .at("west", 120.15, 30.25)
            .evidence(List.of(), List.of("c-east")));
    monitor.truck("truck-west", "浙A11111", 120.15);
    monitor.truck("truck-east", "浙A22222", 120.251);
    AreaPath east = monitor.situation.release().areas().at(120.251, 30.25, now);
    monitor
        .situation
        .drones()
        .fold(
            new SortieReport(
                "drone-east",
                "s",
                SortieReport.Phase.TRACK,
                now,
                120.251,
                30.25,
                null,
                80.0,
                -90.0),
            120.251,
            30.25,
            east,
            now);
    monitor
        .situation
        .bridges()
        .fold(
            new BridgeLoad(
                "bridge-east",
                "bridge-east/1",
                now,
                now,
                1,
                1,
                1,
                1,
                0,
                2,
                0.5,
                BridgeLoad.Level.NORMAL,
                List.of()));
    monitor.situation.devices().message("wim-east", DeviceKind.WIM, now);
    monitor.situation.devices().message("truck-east", DeviceKind.TRUCK, now);
    monitor
        .situation
        .deadLetters()
        .fold(
            new DeadLetter(
                now,
                "wim-east",
                List.of("NOT_JSON"),
                "",
                "",
                "offsite/v1/wim/wim-east/passage",
                "telemetry.wim/0/1",
                1));
    monitor
        .situation
        .others()
        .score(
            new CompanyScore(
                "东运公司",
                CompanyScore.Level.RED,
                9,
                3,
                6,
                30,
                1,
                List.of(),
                List.of(
                    new CompanyScore.Fact(
                        "c-east",
                        ViolationKind.BRIDGE_OVERLOAD,
                        3,
                        Candidate.Gate.Grade.REVIEW,
                        false,
                        now,
                        now,
                        9,
                        "score/1")),
                0,
                Map.of(),
                null,
                "score/1",
                now));
    monitor.situation.others().trip("truck-east", json("{\"plate\":\"浙A22222\"}"));
    monitor
        .situation
        .others()
        .breach(
            new DeadlineBreach(
                "b1",
                DeadlineBreach.Level.BREACH,
                "c-east",
                CaseStep.ON_SITE,
                now,
                now,
                now,
                CaseStatus.DISPATCHED,
                "11301/1",
                "bridge-overload",
                "东运公司",
                "east",
                "squad"));
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  private static JsonNode json(String text) {
    return RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQUAD", "OPERATOR", "INTEGRATOR"})
  void everyLook_ofSomebodyOfTheWest_tellsNothingOfTheEast(String role) throws Exception {
    makeWest(role);
    RunningMonitor.Browser west = monitor.logIn("west");

    for (String path : looks()) {
      HttpResponse<String> got = west.get(path);
      assertThat(got.statusCode()).as("%s as %s", path, role).isLessThan(500);
      String answer = got.body();
      if (path.equals("/api/companies")) {
        // a company works in the whole city, and its colour is told to all; what made it, is not
        answer = answer.replace("东运公司", "");
      }
      for (String word : OF_THE_EAST) {
        // an empty track names the truck that was asked for
        String told = path.contains(word) ? answer.replace("\"deviceId\":\"" + word, "") : answer;
        assertThat(told).as("%s as %s", path, role).doesNotContain(word);
      }
    }
  }

  @Test
  void everyLook_ofSomebodyOfTheCity_findsEachWord() throws Exception {
    RunningMonitor.Browser boss = monitor.logIn("boss");
    Set<String> found = new HashSet<>();
    for (String path : looks()) {
      HttpResponse<String> got = boss.get(path);
      assertThat(got.statusCode()).as(path).isEqualTo(200);
      String answer = got.body();
      OF_THE_EAST.stream().filter(answer::contains).forEach(found::add);
    }

    // drones are in the stream and among the devices only
    assertThat(found).containsAll(OF_THE_EAST.subList(0, 4)).containsAll(OF_THE_EAST.subList(5, 9));
  }

  @Test
  void everyChange_ofSomebodyOfTheWest_changesNothingOfTheEast() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    String body =
        "{\"decision\":\"ACCEPTED\",\"basedOnCaseVersion\":0,\"basedOnRevision\":1,"
            + "\"roles\":[\"ADMIN\"],\"allJurisdictions\":true,\"password\":\"a long password\"}";
    List<String> done = new ArrayList<>();
    for (Contract.Operation operation : Contract.operations()) {
      boolean own = operation.path().equals("/api/session");
      if (!operation.method().equals("GET") && !own) {
        HttpResponse<String> answer = west.send(operation.method(), east(operation.path()), body);
        if (answer.statusCode() < 300) {
          done.add(operation.toString());
        }
        OF_THE_EAST.forEach(
            word -> assertThat(answer.body()).as(operation.toString()).doesNotContain(word));
      }
    }

    assertThat(done).containsExactlyInAnyOrder("PUT /api/views/{name}", "DELETE /api/views/{name}");
    assertThat(monitor.sent).isEmpty();
    assertThat(monitor.tryLogIn("east", RunningMonitor.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void stream_ofSomebodyOfTheWest_tellsNothingOfTheEast() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    StreamListener listener = new StreamListener();
    WebSocket socket =
        monitor
            .http
            .newWebSocketBuilder()
            .header("Cookie", west.cookie)
            .buildAsync(
                URI.create(monitor.uri("/api/stream").toString().replace("http:", "ws:")), listener)
            .join();
    for (String said :
        List.of(
            "{\"type\":\"follow\",\"deviceId\":\"truck-east\"}",
            "{\"type\":\"viewport\",\"bounds\":[120.2,30,120.4,30.5],\"zoom\":9}",
            "{\"type\":\"hello\",\"desk\":\"ALL\",\"rowsMax\":20000}")) {
      socket.sendText(said, true).join();
    }
    StringBuilder heard = new StringBuilder();
    heard.append(listener.next("figures"));
    ByteBuffer trucks = listener.binaries.poll(10, TimeUnit.SECONDS);
    monitor.add(
        SampleCandidates.of("c-east")
            .subject("浙A22222", "东运公司")
            .at("east", 120.251, 30.25)
            .revision(2, Candidate.Phase.UPDATED));
    monitor.add(
        SampleCandidates.of("c-west")
            .at("west", 120.15, 30.25)
            .revision(2, Candidate.Phase.UPDATED));
    heard.append(listener.rows("CHANGES"));
    monitor.clock.forward(Duration.ofSeconds(11));
    heard.append(listener.next("beat"));
    heard.append(listener.drain());

    assertThat(heard.toString()).contains("c-west").doesNotContain(OF_THE_EAST);
    assertThat(trucks.getInt(4)).as("trucks shown").isZero();
    assertThat(trucks.getInt(12)).as("trucks counted").isZero();
  }

  private void makeWest(String role) throws Exception {
    String body = "{\"roles\":[\"" + role + "\"],\"jurisdictions\":[\"west\"]}";
    assertThat(monitor.logIn("boss").send("PUT", "/api/users/west", body).statusCode())
        .isEqualTo(204);
  }

  /** Everything that can be looked at, once for each id in the east that fits. */
  private static List<String> looks() throws Exception {
    List<String> looks = new ArrayList<>();
    for (Contract.Operation operation : Contract.operations()) {
      String path = operation.path();
      if (!operation.method().equals("GET")) {
        continue;
      }
      if (path.startsWith("/api/history")) {
        looks.add(east(path) + SPAN);
      } else {
        looks.add(east(path));
      }
      if (path.equals("/api/candidates")) {
        for (String query :
            List.of(
                "desk=ALL&withdrawn=true&limit=500",
                "district=east",
                "text=east",
                "plate=22222",
                "company=%E4%B8%9C%E8%BF%90%E5%85%AC%E5%8F%B8",
                "storm=BRIDGE_OVERLOAD/bridge-1")) {
          looks.add(path + "?" + query);
        }
      }
      if (path.equals("/api/trucks") || path.equals("/api/devices")) {
        looks.add(path + "?text=east");
      }
      if (path.equals("/api/dead-letters")) {
        looks.add(path + "?deviceId=wim-east");
      }
    }
    return looks;
  }

  private static String east(String path) {
    String device =
        path.contains("/scales/") || path.contains("/devices/") ? "wim-east" : "truck-east";
    return path.replace("{id}", "c-east")
        .replace("{number}", "0")
        .replace("{deviceId}", device)
        .replace("{user}", "east")
        .replace("{name}", "mine");
  }
}
