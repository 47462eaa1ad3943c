package dev.offsite.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.CaseFacts;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.stream.StreamLimits;
import dev.offsite.monitor.web.Intake;
import dev.offsite.monitor.web.MonitorServer;
import dev.offsite.monitor.web.ServerSettings;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.telemetry.PositionReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How many browsers the monitoring centre carries, and how late a candidate is in each.
 *
 * <p>The real server over boards that this class fills: every truck moves once a second, one
 * candidate opens each second, every browser shows all of the city. The browsers are the far ends
 * of their streams only; they share the process and its processors with the server, so what is
 * found is the worst case of a machine of this size. What a real browser needs to draw it is not in
 * here.
 */
public final class MonitorBench {

  private static final Duration SETTLE_MAX = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 20;
  private static final String PREFIX = "bench-";

  private static final double WEST = 119.9;
  private static final double SOUTH = 30.0;
  private static final double SIDE_DEG = 0.5;
  private static final double STEP_DEG = 1e-4;
  private static final int COLUMNS = 100;

  private final MonitorPlan plan;
  private final BenchProgress progress;
  private final Clock clock = Clock.systemUTC();
  private final ObjectMapper json = new ObjectMapper();
  private final CandidateCodec codec = new CandidateCodec();

  public MonitorBench(MonitorPlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if a candidate does not come to each browser exactly once
   */
  public MonitorReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    Situation situation = new Situation(BoardLimits.DEFAULT, SilenceLimits.DEFAULT);
    Intake nothing =
        new Intake(
            (topic, partition, offset) -> Optional.empty(),
            feedback -> {},
            Map::of,
            clock::instant);
    try (MonitorServer server =
        MonitorServer.start(settings(folder), situation, nothing, Optional.empty(), clock)) {
      List<MonitorWatcher> watchers = connect(server);
      await("the list in every browser", () -> areAllThere(watchers));
      return play(situation, watchers, loadBefore);
    }
  }

  private ServerSettings settings(Path folder) {
    ServerSettings own = ServerSettings.onLoopback(0, folder);
    int browsers = plan.browsers();
    return new ServerSettings(
        own.host(),
        own.port(),
        own.folder(),
        own.firstPasswordFile(),
        own.zone(),
        own.cookies(),
        own.proxies(),
        own.passwordCost(),
        SessionLimits.DEFAULT,
        // of one user, who logs in once
        new StreamLimits(
            browsers, browsers, StreamLimits.DEFAULT.messagesPerSecondMax(), SETTLE_MAX),
        own.oidc(),
        own.layers(),
        own.centreLng(),
        own.centreLat(),
        own.zoom());
  }

  private List<MonitorWatcher> connect(MonitorServer server) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    String cookie = logIn(http, server);
    URI stream = URI.create(server.address().replaceFirst("^http", "ws") + "api/stream");
    List<MonitorWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < plan.browsers(); i++) {
      MonitorWatcher watcher = new MonitorWatcher();
      WebSocket socket =
          http.newWebSocketBuilder()
              .header("Cookie", cookie)
              .buildAsync(stream, watcher)
              .get(SETTLE_MAX.toSeconds(), TimeUnit.SECONDS);
      socket.sendText("{\"type\":\"hello\"}", true).get(10, TimeUnit.SECONDS);
      socket
          .sendText("{\"type\":\"viewport\",\"bounds\":[119,29,122,32],\"zoom\":9}", true)
          .get(10, TimeUnit.SECONDS);
      watchers.add(watcher);
      progress.show("connects browsers: " + watchers.size());
    }
    return watchers;
  }

  private String logIn(HttpClient http, MonitorServer server) throws Exception {
    ObjectNode login = json.createObjectNode();
    login.put("user", "admin").put("password", server.firstPassword().orElseThrow());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server.address() + "api/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(login.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer
        .headers()
        .firstValue("Set-Cookie")
        .map(text -> text.substring(0, text.indexOf(';')))
        .orElseThrow(() -> new BenchFailedException("the login failed: " + answer.statusCode()));
  }

  private MonitorReport play(Situation situation, List<MonitorWatcher> watchers, double loadBefore)
      throws Exception {
    ObjectNode sample = sample();
    long[] openedNanos = new long[plan.seconds()];
    CpuClock cpu = new CpuClock();
    CpuClock.Reading cpuBefore = cpu.read();
    long begun = System.nanoTime();
    for (int second = 0; second < plan.seconds(); second++) {
      progress.show("second " + (second + 1) + " of " + plan.seconds());
      moveTrucks(situation, second);
      openedNanos[second] = System.nanoTime();
      open(situation, sample, second);
      sleepUntil(begun + TimeUnit.SECONDS.toNanos(second + 1L));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cores = cpu.read().minus(cpuBefore).processNanos() / 1e9 / seconds;
    MonitorWatcher.Counts total = sum(watchers);
    String last = PREFIX + (plan.seconds() - 1);
    await(
        "the last candidate in every browser",
        () -> watchers.stream().allMatch(watcher -> watcher.firstSeen().containsKey(last)));
    Latencies delays = new Latencies();
    long missing = 0;
    for (MonitorWatcher watcher : watchers) {
      Map<String, Long> seen = watcher.firstSeen();
      for (int second = 0; second < plan.seconds(); second++) {
        Long at = seen.get(PREFIX + second);
        if (at == null) {
          missing++;
        } else {
          delays.add(at - openedNanos[second]);
        }
      }
    }
    MonitorReport report =
        new MonitorReport(
            plan,
            Machine.local(),
            loadBefore,
            Machine.loadAverage(),
            seconds,
            missing,
            total,
            delays.figures(),
            cores);
    String fault = report.findFault();
    if (!fault.isEmpty()) {
      throw new BenchFailedException(fault);
    }
    return report;
  }

  private void moveTrucks(Situation situation, int second) {
    Instant now = clock.instant();
    for (int truck = 0; truck < plan.trucks(); truck++) {
      double lng = WEST + SIDE_DEG * (truck % COLUMNS) / COLUMNS + STEP_DEG * second;
      double lat = SOUTH + SIDE_DEG * (truck / COLUMNS % COLUMNS) / COLUMNS;
      situation
          .trucks()
          .fold(
              position("truck-" + truck, now, lng, lat),
              lng,
              lat,
              now,
              "浙A" + (10_000 + truck),
              null,
              AreaPath.NOWHERE);
    }
  }

  private static PositionReport position(String deviceId, Instant now, double lng, double lat) {
    return new PositionReport(
        deviceId,
        now,
        null,
        lng,
        lat,
        null,
        5.0,
        42.0,
        90.0,
        10,
        true,
        true,
        PositionReport.Load.LOADED,
        null,
        PositionReport.Cover.CLOSED,
        PositionReport.Body.DOWN,
        null,
        null,
        null,
        List.of());
  }

  /** The worked example of a candidate. */
  private ObjectNode sample() throws IOException {
    try (InputStream in =
        CandidateCodec.class.getResourceAsStream(
            "/dev/offsite/schemas/v1/examples/candidate.json")) {
      return (ObjectNode) json.readTree(Objects.requireNonNull(in, "candidate.json"));
    }
  }

  private void open(Situation situation, ObjectNode sample, int second) throws IOException {
    Instant now = clock.instant();
    ObjectNode candidate = sample.deepCopy();
    candidate.put("id", PREFIX + second);
    JsonNode clocks = candidate.path("clocks");
    ((ObjectNode) clocks).put("decided", now.toString());
    situation
        .cases()
        .fold(
            CaseFacts.of(codec.decode(json.writeValueAsBytes(candidate)), "case-intake", 0, second),
            now);
  }

  private static MonitorWatcher.Counts sum(List<MonitorWatcher> watchers) {
    long bytes = 0;
    long frames = 0;
    long points = 0;
    long repeats = 0;
    for (MonitorWatcher watcher : watchers) {
      MonitorWatcher.Counts counts = watcher.counts();
      bytes += counts.bytes();
      frames += counts.truckFrames();
      points += counts.truckPoints();
      repeats += counts.repeats();
    }
    return new MonitorWatcher.Counts(bytes, frames, points, repeats);
  }

  private static boolean areAllThere(List<MonitorWatcher> watchers) {
    return watchers.stream().allMatch(MonitorWatcher::hasSnapshot);
  }

  private static void await(String what, BooleanSupplier isThere)
      throws BenchFailedException, InterruptedException {
    long until = System.nanoTime() + SETTLE_MAX.toNanos();
    while (!isThere.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new BenchFailedException(
            what + " did not come within " + SETTLE_MAX.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
