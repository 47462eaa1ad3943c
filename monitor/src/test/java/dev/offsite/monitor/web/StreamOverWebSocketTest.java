package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.candidate.Candidate;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamOverWebSocketTest {

  @TempDir private Path folder;
  private RunningMonitor monitor;

  @BeforeEach
  void start() throws Exception {
    monitor = new RunningMonitor(folder);
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  @Test
  void candidate_thatOpens_isThereWithinASecond() throws Exception {
    StreamListener boss = hello("boss", "{\"type\":\"hello\"}");
    assertThat(boss.next("welcome").path("resumed").asBoolean()).isFalse();
    assertThat(boss.rows("SNAPSHOT")).isEmpty();

    long begun = System.nanoTime();
    monitor.add(SampleCandidates.of("c-1").at("east", 120.25, 30.25));
    List<JsonNode> rows = boss.rows("CHANGES");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("id").asText()).isEqualTo("c-1");
    assertThat(rows.get(0).path("district").asText()).isEqualTo("east");
  }

  @Test
  void reconnect_withTenThousandCandidatesMissed_hasEachOnceAndNoneTwice() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      monitor.add(SampleCandidates.of("c-" + i).at("east", 120.25, 30.25));
    }
    StreamListener first = new StreamListener();
    RunningMonitor.Browser boss = monitor.logIn("boss");
    WebSocket socket = connect(boss, first);
    say(socket, "{\"type\":\"hello\",\"rowsMax\":20000}");
    String epoch = first.next("welcome").path("epoch").asText();
    Map<String, Integer> known = new HashMap<>();
    first.rows("SNAPSHOT").forEach(row -> keep(known, row));
    assertThat(known).hasSize(5_000);
    long sequence = monitor.situation.cases().sequence();
    socket.abort();

    for (int i = 2_500; i < 12_500; i++) {
      Candidate.Phase phase = i < 5_000 ? Candidate.Phase.UPDATED : Candidate.Phase.OPEN;
      int revision = i < 5_000 ? 2 : 1;
      monitor.add(
          SampleCandidates.of("c-" + i).at("east", 120.25, 30.25).revision(revision, phase));
    }
    StreamListener second = new StreamListener();
    socket = connect(boss, second);
    say(
        socket,
        "{\"type\":\"hello\",\"rowsMax\":20000,\"epoch\":\""
            + epoch
            + "\",\"sequence\":"
            + sequence
            + "}");

    assertThat(second.next("welcome").path("resumed").asBoolean()).isTrue();
    List<JsonNode> missed = second.rows("CHANGES");
    assertThat(missed).hasSize(10_000);
    Set<String> ids = new HashSet<>();
    missed.forEach(row -> assertThat(ids.add(row.path("id").asText())).isTrue());
    missed.forEach(row -> keep(known, row));
    assertThat(known).hasSize(12_500);
    for (int i = 0; i < 12_500; i++) {
      assertThat(known.get("c-" + i)).as("c-" + i).isEqualTo(i >= 2_500 && i < 5_000 ? 2 : 1);
    }
  }

  @Test
  void reconnect_toAnotherRunOfTheServer_beginsWithASnapshot() throws Exception {
    monitor.add(SampleCandidates.of("c-1").at("east", 120.25, 30.25));
    StreamListener boss =
        hello("boss", "{\"type\":\"hello\",\"epoch\":\"of-before\",\"sequence\":1}");

    assertThat(boss.next("welcome").path("resumed").asBoolean()).isFalse();
    assertThat(boss.rows("SNAPSHOT")).hasSize(1);
  }

  @Test
  void squad_ofTheWest_hearsNothingOfTheEast() throws Exception {
    monitor.add(SampleCandidates.of("east-1").at("east", 120.25, 30.25));
    monitor.add(SampleCandidates.of("west-1").at("west", 120.15, 30.25));
    monitor.truck("truck-east", "浙A22222", 120.25);
    monitor.truck("truck-west", "浙A11111", 120.15);
    StreamListener west = hello("west", "{\"type\":\"hello\",\"desk\":\"ALL\"}");
    assertThat(west.rows("SNAPSHOT")).hasSize(1);

    monitor.add(SampleCandidates.of("east-2").at("east", 120.25, 30.25));
    monitor.add(SampleCandidates.of("west-2").at("west", 120.15, 30.25));
    List<JsonNode> changes = west.rows("CHANGES");
    say(west, "{\"type\":\"viewport\",\"bounds\":[119,29,122,31],\"zoom\":9}");
    JsonNode names = west.next("trucks");
    ByteBuffer frame = west.binaries.poll(10, TimeUnit.SECONDS);

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).path("id").asText()).isEqualTo("west-2");
    assertThat(names.path("names")).hasSize(1);
    assertThat(names.toString()).contains("truck-west").doesNotContain("truck-east");
    assertThat(frame.getInt(4)).isEqualTo(1);
    assertThat(frame.getInt(12)).isEqualTo(1);
    assertThat(west.drain().toString()).doesNotContain("east-1").doesNotContain("east-2");
  }

  @Test
  void candidate_thatMovesToAnotherDistrict_isGone() throws Exception {
    monitor.add(SampleCandidates.of("c-1").at(null, 120.15, 30.25));
    StreamListener west = hello("west", "{\"type\":\"hello\"}");
    assertThat(west.rows("SNAPSHOT")).hasSize(1);

    monitor.add(
        SampleCandidates.of("c-1").at(null, 120.25, 30.25).revision(2, Candidate.Phase.UPDATED));

    JsonNode change = west.next("rows");
    assertThat(change.path("rows")).isEmpty();
    assertThat(change.path("gone").get(0).asText()).isEqualTo("c-1");
  }

  @Test
  void decision_ofOneBrowser_isSeenInAnother() throws Exception {
    monitor.add(SampleCandidates.of("c-1").at("west", 120.15, 30.25));
    StreamListener west = hello("west", "{\"type\":\"hello\"}");
    west.rows("SNAPSHOT");

    monitor
        .logIn("boss")
        .send(
            "POST",
            "/api/candidates/c-1/decisions",
            "{\"decision\":\"ACCEPTED\",\"basedOnCaseVersion\":0,\"basedOnRevision\":1}");

    JsonNode row = west.rows("CHANGES").get(0);
    assertThat(row.path("state").asText()).isEqualTo("ACCEPTED");
    assertThat(row.path("stateVersion").intValue()).isEqualTo(1);
    assertThat(row.path("confirmed").asBoolean()).isFalse();
  }

  @Test
  void integrator_getsNoRowsAndMaskedPlates() throws Exception {
    monitor.add(SampleCandidates.of("c-1").at("west", 120.15, 30.25));
    monitor.truck("truck-west", "浙A11111", 120.15);
    StreamListener maker = hello("maker", "{\"type\":\"hello\"}");
    say(maker, "{\"type\":\"viewport\",\"bounds\":[119,29,122,31],\"zoom\":9}");

    JsonNode names = maker.next("trucks");

    assertThat(names.toString()).contains("浙A1***1").doesNotContain("浙A11111");
    assertThat(maker.drain().toString()).doesNotContain("c-1");
  }

  @Test
  void truck_followed_isNotedOnceForEachLook() throws Exception {
    monitor.truck("truck-west", "浙A11111", 120.15);
    StreamListener west = hello("west", "{\"type\":\"hello\"}");
    for (String deviceId : List.of("\"truck-west\"", "\"truck-west\"", "null", "\"no-truck\"")) {
      say(west, "{\"type\":\"follow\",\"deviceId\":" + deviceId + "}");
    }
    say(west, "{\"type\":\"follow\",\"deviceId\":\"truck-west\"}");
    say(west, "{\"type\":\"viewport\",\"bounds\":[0,0,1,1],\"zoom\":9}");
    west.next("trucks"); // so what was said before has been taken

    JsonNode entries = monitor.logIn("boss").getJson("/api/audit").path("entries");

    List<String> looks = new ArrayList<>();
    entries.forEach(
        entry -> {
          if (entry.path("action").asText().equals("FOLLOW")) {
            looks.add(entry.path("user").asText() + ' ' + entry.path("subject").asText());
          }
        });
    assertThat(looks).containsExactly("west truck-west", "west truck-west");
  }

  @Test
  void truck_followedByARoleWithoutTracks_isNotFollowed() throws Exception {
    monitor.truck("truck-west", "浙A11111", 120.15);
    StreamListener maker = hello("maker", "{\"type\":\"hello\"}");
    say(maker, "{\"type\":\"follow\",\"deviceId\":\"truck-west\"}");
    say(maker, "{\"type\":\"viewport\",\"bounds\":[0,0,1,1],\"zoom\":9}");

    ByteBuffer frame = maker.binaries.poll(10, TimeUnit.SECONDS);

    assertThat(frame.getInt(4)).as("trucks in an empty viewport").isZero();
    assertThat(monitor.logIn("boss").getJson("/api/audit").toString()).doesNotContain("FOLLOW");
  }

  @Test
  void truck_whoseLookCannotBeNoted_isNotFollowed() throws Exception {
    monitor.truck("truck-west", "浙A11111", 120.15);
    StreamListener west = hello("west", "{\"type\":\"hello\"}");
    west.rows("SNAPSHOT");
    Files.delete(folder.resolve("audit.log"));
    Files.createDirectory(folder.resolve("audit.log"));

    say(west, "{\"type\":\"follow\",\"deviceId\":\"truck-west\"}");

    assertThat(west.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1011);
    assertThat(west.drain().toString()).doesNotContain("truck-west");
  }

  @Test
  void session_thatWasLoggedOut_endsTheStream() throws Exception {
    RunningMonitor.Browser browser = monitor.logIn("west");
    StreamListener west = new StreamListener();
    say(connect(browser, west), "{\"type\":\"hello\"}");
    west.rows("SNAPSHOT");

    browser.send("DELETE", "/api/session", "");
    monitor.clock.forward(Duration.ofSeconds(6));

    assertThat(west.next("bye").path("reason").asText()).isEqualTo("SESSION_EXPIRED");
    assertThat(west.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void upgrade_withoutLogin_isRefused() {
    assertThatThrownBy(
            () ->
                monitor
                    .http
                    .newWebSocketBuilder()
                    .buildAsync(socketUri(), new StreamListener())
                    .join())
        .isInstanceOf(CompletionException.class);
  }

  @Test
  void upgrade_fromAnotherOrigin_isRefusedInSpiteOfTheCookie() throws Exception {
    RunningMonitor.Browser boss = monitor.logIn("boss");

    assertThatThrownBy(
            () ->
                monitor
                    .http
                    .newWebSocketBuilder()
                    .header("Cookie", boss.cookie)
                    .header("Origin", "https://elsewhere.example")
                    .buildAsync(socketUri(), new StreamListener())
                    .join())
        .isInstanceOf(CompletionException.class);
  }

  @Test
  void message_thatIsNone_closesWith1008() throws Exception {
    StreamListener listener = new StreamListener();
    say(connect(monitor.logIn("boss"), listener), "{\"type\":\"viewport\",\"bounds\":[1,2]}");

    assertThat(listener.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void messages_aboveTwentyASecond_closeWith1008() throws Exception {
    StreamListener listener = new StreamListener();
    WebSocket socket = connect(monitor.logIn("boss"), listener);
    List<Integer> sent = new ArrayList<>();
    for (int i = 0; i < 21 && !listener.closed.isDone(); i++) {
      say(socket, "{\"type\":\"follow\",\"deviceId\":null}");
      sent.add(i);
    }

    assertThat(sent).hasSize(21);
    assertThat(listener.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  private final Map<StreamListener, WebSocket> sockets = new HashMap<>();

  private StreamListener hello(String user, String message) throws Exception {
    StreamListener listener = new StreamListener();
    WebSocket socket = connect(monitor.logIn(user), listener);
    sockets.put(listener, socket);
    say(socket, message);
    return listener;
  }

  private void say(StreamListener listener, String message) {
    say(sockets.get(listener), message);
  }

  private static void say(WebSocket socket, String message) {
    socket.sendText(message, true).join();
  }

  private WebSocket connect(RunningMonitor.Browser browser, StreamListener listener) {
    return monitor
        .http
        .newWebSocketBuilder()
        .header("Cookie", browser.cookie)
        .buildAsync(socketUri(), listener)
        .join();
  }

  private URI socketUri() {
    return URI.create(monitor.uri("/api/stream").toString().replace("http:", "ws:"));
  }

  private static void keep(Map<String, Integer> known, JsonNode row) {
    known.put(row.path("id").asText(), row.path("revision").intValue());
  }
}
