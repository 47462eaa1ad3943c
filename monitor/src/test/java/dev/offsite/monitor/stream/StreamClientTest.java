package dev.offsite.monitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.testing.MovableClock;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleFixes;
import dev.offsite.monitor.testing.SampleReference;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.telemetry.SortieReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one browser is sent, frame by frame. */
class StreamClientTest {

  private static final Viewer BOSS = new Viewer("boss", Set.of(Role.ADMIN), new Scope.Everywhere());
  private static final Viewer WEST =
      new Viewer("west", Set.of(Role.SQUAD), new Scope.Within(Set.of("west")));
  private static final Viewer MAKER =
      new Viewer("west", Set.of(Role.INTEGRATOR), new Scope.Within(Set.of("west")));

  private final MovableClock clock = new MovableClock(SampleCandidates.NOON);
  private final Situation situation = new Situation(BoardLimits.DEFAULT, SilenceLimits.DEFAULT);
  private final List<String> follows = new ArrayList<>();

  private StreamClient client(Viewer viewer, String hello) {
    StreamClient client =
        new StreamClient(
            situation,
            new FiguresCache(situation, ZoneOffset.UTC, clock),
            "epoch",
            viewer,
            (who, truck) -> follows.add(who.user() + " " + truck));
    client.message(hello);
    return client;
  }

  private void add(String id, String area, int revision) {
    situation
        .cases()
        .fold(
            SampleCandidates.of(id)
                .at(area, area.equals("west") ? 120.15 : 120.25, 30.25)
                .revision(revision, Candidate.Phase.UPDATED)
                .facts(),
            clock.instant());
  }

  /** Everything that is there to be sent at this moment; binary frames are left out. */
  private List<JsonNode> drain(StreamClient client) {
    List<JsonNode> messages = new ArrayList<>();
    Optional<Frame> frame = client.next(clock.instant());
    while (frame.isPresent()) {
      if (frame.get() instanceof Frame.Text text) {
        messages.add(RecordJson.parse(text.json().getBytes(StandardCharsets.UTF_8)));
      }
      frame = client.next(clock.instant());
    }
    return messages;
  }

  private static List<String> types(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("type").asText()).toList();
  }

  private static List<String> ids(List<JsonNode> messages) {
    List<String> ids = new ArrayList<>();
    messages.forEach(
        message -> message.path("rows").forEach(row -> ids.add(row.path("id").asText())));
    return ids;
  }

  @Test
  void browser_thatHasNotSaidHello_isSentNothing() {
    StreamClient client =
        new StreamClient(
            situation,
            new FiguresCache(situation, ZoneOffset.UTC, clock),
            "epoch",
            BOSS,
            (who, truck) -> {});

    client.message("{\"type\":\"viewport\",\"bounds\":[119,29,122,31],\"zoom\":9}");

    assertThat(client.next(clock.instant())).isEmpty();
  }

  @Test
  void snapshot_isSentInParts_theNewestFirst_andTheLastNamesTheSequence() {
    for (int i = 0; i < 2 * StreamClient.ROWS_PER_FRAME + 1; i++) {
      add("c-" + i, "west", 1);
    }

    List<JsonNode> messages = drain(client(BOSS, "{\"type\":\"hello\"}"));

    List<JsonNode> rows =
        messages.stream().filter(message -> message.path("type").asText().equals("rows")).toList();
    assertThat(rows)
        .extracting(message -> message.path("rows").size())
        .containsExactly(250, 250, 1);
    assertThat(rows)
        .extracting(message -> message.path("last").asBoolean())
        .containsExactly(false, false, true);
    assertThat(rows.get(2).path("sequence").asLong()).isEqualTo(situation.cases().sequence());
    assertThat(ids(rows)).startsWith("c-500", "c-499").endsWith("c-0").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 250, 251})
  void snapshot_isNoLongerThanAskedFor(int rowsMax) {
    for (int i = 0; i < 300; i++) {
      add("c-" + i, "west", 1);
    }

    assertThat(ids(drain(client(BOSS, "{\"type\":\"hello\",\"rowsMax\":" + rowsMax + "}"))))
        .hasSize(rowsMax);
  }

  /** Registered first, then the snapshot: what changes in between is in one of them. */
  @Test
  void change_inTheMiddleOfTheSnapshot_comesAfterIt() {
    for (int i = 0; i < 300; i++) {
      add("c-" + i, "west", 1);
    }
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    client.next(clock.instant()); // welcome
    client.next(clock.instant()); // the newer part
    add("c-299", "west", 2);
    add("c-0", "west", 2);
    add("c-new", "west", 1);

    List<JsonNode> rest = drain(client);

    List<String> later = ids(rest);
    assertThat(later).contains("c-299", "c-0", "c-new");
    JsonNode last =
        rest.stream()
            .filter(m -> m.path("part").asText().equals("CHANGES"))
            .findFirst()
            .orElseThrow();
    assertThat(last.path("sequence").asLong()).isEqualTo(situation.cases().sequence());
  }

  @Test
  void desk_asked_isTheOnlyOneThatIsSent() {
    situation
        .cases()
        .fold(SampleCandidates.of("scale").kind(operational(), 2).facts(), clock.instant());
    add("case", "west", 1);

    assertThat(ids(drain(client(BOSS, "{\"type\":\"hello\"}")))).containsExactly("case");
    assertThat(ids(drain(client(BOSS, "{\"type\":\"hello\",\"desk\":\"OPERATIONS\"}"))))
        .containsExactly("scale");
    assertThat(ids(drain(client(BOSS, "{\"type\":\"hello\",\"desk\":\"ALL\"}"))))
        .containsExactlyInAnyOrder("scale", "case");
  }

  private static ViolationKind operational() {
    for (ViolationKind kind : ViolationKind.values()) {
      if (kind.isOperational()) {
        return kind;
      }
    }
    throw new AssertionError("no kind is operational");
  }

  @Test
  void rows_notWanted_areNotSentAndEverythingElseIs() {
    add("c-1", "west", 1);
    StreamClient client = client(BOSS, "{\"type\":\"hello\",\"rowsMax\":0}");
    add("c-2", "west", 1);

    assertThat(types(drain(client))).contains("welcome", "figures").doesNotContain("rows");
  }

  @Test
  void rights_thatChange_beginFromASnapshotOfWhatMayBeSeen() {
    add("c-west", "west", 1);
    add("c-east", "east", 1);
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    assertThat(ids(drain(client))).containsExactly("c-east", "c-west");

    client.viewer(WEST);
    List<JsonNode> after = drain(client);

    assertThat(after.get(0).path("type").asText()).isEqualTo("welcome");
    assertThat(after.get(0).path("resumed").asBoolean()).isFalse();
    assertThat(ids(after)).containsExactly("c-west");
    client.viewer(WEST);
    assertThat(types(drain(client))).as("nothing has changed").doesNotContain("welcome");
  }

  @Test
  void follow_endsWithTheRightToTracks() {
    truck("truck-west", 120.15);
    StreamClient client = client(WEST, "{\"type\":\"hello\"}");
    client.message("{\"type\":\"follow\",\"deviceId\":\"truck-west\"}");
    client.message("{\"type\":\"viewport\",\"bounds\":[0,0,1,1],\"zoom\":9}");
    assertThat(types(drain(client))).contains("trucks");

    client.viewer(MAKER);
    clock.forward(Duration.ofSeconds(1));

    assertThat(types(drain(client))).doesNotContain("trucks");
    assertThat(follows).containsExactly("west truck-west");
  }

  @Test
  void follow_thatIsRefusedByTheNote_isNone() {
    truck("truck-west", 120.15);
    StreamClient client =
        new StreamClient(
            situation,
            new FiguresCache(situation, ZoneOffset.UTC, clock),
            "epoch",
            WEST,
            (who, truck) -> {
              throw new IllegalStateException("cannot be noted");
            });
    client.message("{\"type\":\"hello\"}");
    client.message("{\"type\":\"viewport\",\"bounds\":[0,0,1,1],\"zoom\":9}");

    assertThatThrownBy(() -> client.message("{\"type\":\"follow\",\"deviceId\":\"truck-west\"}"))
        .hasMessage("cannot be noted");
    assertThat(types(drain(client))).doesNotContain("trucks");
  }

  @Test
  void release_thatComesIntoForce_isToldOnce() {
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    drain(client);
    situation.release(SampleReference.release());

    List<JsonNode> messages = drain(client);

    assertThat(types(messages)).contains("reference");
    assertThat(messages.get(0).path("release").asText()).isEqualTo("r1");
    assertThat(types(drain(client))).doesNotContain("reference");
  }

  @Test
  void drone_thatMovesManyTimesASecond_isSentOnce() {
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    drain(client);
    int sent = 0;
    for (int tick = 0; tick < 30; tick++) {
      clock.forward(Duration.ofMillis(100));
      Instant now = clock.instant();
      situation
          .drones()
          .fold(
              new SortieReport(
                  "drone",
                  "s",
                  SortieReport.Phase.TRACK,
                  now,
                  120 + tick * 1e-4,
                  30.2,
                  null,
                  80.0,
                  -90.0),
              120 + tick * 1e-4,
              30.2,
              AreaPath.NOWHERE,
              now);
      sent += types(drain(client)).contains("drones") ? 1 : 0;
    }

    assertThat(sent).isEqualTo(3);
  }

  @Test
  void silence_isBrokenByABeatEveryTenSeconds() {
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    drain(client);
    clock.forward(Duration.ofMillis(9_999));
    assertThat(types(drain(client))).doesNotContain("beat");

    clock.forward(Duration.ofMillis(1));

    assertThat(types(drain(client))).contains("beat");
    assertThat(types(drain(client))).doesNotContain("beat");
  }

  @Test
  void figures_thatStayTheSame_areNotSentAgain() {
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    assertThat(types(drain(client))).contains("figures");
    clock.forward(Duration.ofSeconds(4));
    assertThat(types(drain(client))).doesNotContain("figures");

    add("c-1", "west", 1);
    clock.forward(Duration.ofSeconds(4));

    assertThat(types(drain(client))).contains("figures");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"type\":\"hello\",\"desk\":\"KITCHEN\"}",
        "{\"type\":\"viewport\"}",
        "{\"type\":\"viewport\",\"bounds\":[1,2,3]}",
        "{\"type\":\"viewport\",\"bounds\":[1,2,\"x\",4]}"
      })
  void message_thatIsNone_isRefused(String message) {
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");

    assertThatThrownBy(() -> client.message(message)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void message_ofATypeThatIsNotKnown_isPassedOver() {
    StreamClient client = client(BOSS, "{\"type\":\"hello\"}");
    drain(client);

    client.message("{\"type\":\"dance\"}");

    assertThat(drain(client)).isEmpty();
  }

  private void truck(String deviceId, double lng) {
    situation.release(SampleReference.release());
    Instant now = clock.instant();
    situation
        .trucks()
        .fold(
            SampleFixes.of(deviceId, now, lng, 30.25),
            lng,
            30.25,
            now,
            "浙A11111",
            null,
            situation.release().areas().at(lng, 30.25, now));
  }
}
