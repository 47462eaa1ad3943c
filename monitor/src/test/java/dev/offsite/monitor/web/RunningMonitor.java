package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.OidcSettings;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.access.TrustedProxies;
import dev.offsite.monitor.access.UserAccount;
import dev.offsite.monitor.access.UserFile;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoreUnavailableException;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.CaseFacts;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.stream.StreamLimits;
import dev.offsite.monitor.testing.MovableClock;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleFixes;
import dev.offsite.monitor.testing.SampleReference;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A centre over the sample reference with four users: {@code boss} (ADMIN, everywhere), {@code
 * west} and {@code east} (SQUAD there), {@code maker} (INTEGRATOR, everywhere); all have the
 * password {@value #PASSWORD}. Kafka is a map.
 */
final class RunningMonitor implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  final MovableClock clock = new MovableClock(SampleCandidates.NOON.plusSeconds(60));
  final Situation situation = new Situation(BoardLimits.DEFAULT, SilenceLimits.DEFAULT);
  final Map<String, StoredRecord> kafka = new HashMap<>();
  final List<CaseFeedback> sent = new CopyOnWriteArrayList<>();
  final MonitorServer server;
  final HttpClient http = HttpClient.newHttpClient();
  volatile boolean kafkaIsAway;

  RunningMonitor(Path folder) throws IOException {
    this(folder, Optional.empty());
  }

  RunningMonitor(Path folder, Optional<TimeSeriesReader> history) throws IOException {
    this(folder, history, SessionLimits.DEFAULT, StreamLimits.DEFAULT);
  }

  RunningMonitor(
      Path folder, Optional<TimeSeriesReader> history, SessionLimits sessions, StreamLimits streams)
      throws IOException {
    this(folder, history, sessions, streams, TrustedProxies.NONE, Optional.empty());
  }

  /** Behind these proxies, with tokens of this provider. */
  RunningMonitor(Path folder, TrustedProxies proxies, Optional<OidcSettings> oidc)
      throws IOException {
    this(folder, Optional.empty(), SessionLimits.DEFAULT, StreamLimits.DEFAULT, proxies, oidc);
  }

  private RunningMonitor(
      Path folder,
      Optional<TimeSeriesReader> history,
      SessionLimits sessions,
      StreamLimits streams,
      TrustedProxies proxies,
      Optional<OidcSettings> oidc)
      throws IOException {
    Passwords passwords = new Passwords(4);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    save(users, passwords, "boss", Role.ADMIN, new Scope.Everywhere());
    save(users, passwords, "west", Role.SQUAD, new Scope.Within(Set.of("west")));
    save(users, passwords, "east", Role.SQUAD, new Scope.Within(Set.of("east")));
    save(users, passwords, "maker", Role.INTEGRATOR, new Scope.Everywhere());
    situation.release(SampleReference.release());
    RecordStore store =
        (topic, partition, offset) -> {
          if (kafkaIsAway) {
            throw new StoreUnavailableException("away", null);
          }
          return Optional.ofNullable(kafka.get(topic + '/' + partition + '/' + offset));
        };
    server =
        MonitorServer.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                folder,
                Optional.empty(),
                ZoneId.of("Asia/Shanghai"),
                ServerSettings.Cookies.ANY,
                proxies,
                4,
                sessions,
                streams,
                oidc,
                List.of(),
                120.17,
                30.25,
                11),
            situation,
            new Intake(
                store,
                feedback -> {
                  if (kafkaIsAway) {
                    throw new StoreUnavailableException("away", null);
                  }
                  sent.add(feedback);
                },
                Map::of,
                clock::instant),
            history,
            clock);
  }

  private static void save(UserFile users, Passwords passwords, String name, Role role, Scope scope)
      throws IOException {
    users.save(
        new UserAccount(
            name, Set.of(role), scope, passwords.hash(PASSWORD), UserAccount.Standing.ACTIVE));
  }

  /** Puts a candidate on the board and into the fake Kafka. */
  void add(SampleCandidates sample) {
    long offset = kafka.size();
    kafka.put(
        "case-intake/0/" + offset,
        record("case-intake", offset, new CandidateCodec().encode(sample.candidate())));
    situation
        .cases()
        .fold(CaseFacts.of(sample.candidate(), "case-intake", 0, offset), clock.instant());
  }

  /** A truck at a place, 30.25 degrees north. */
  void truck(String deviceId, String plate, double lng) {
    AreaPath area = situation.release().areas().at(lng, 30.25, clock.instant());
    situation
        .trucks()
        .fold(
            SampleFixes.of(deviceId, clock.instant(), lng, 30.25),
            lng,
            30.25,
            clock.instant(),
            plate,
            situation.release().company(plate),
            area);
  }

  static StoredRecord record(String topic, long offset, byte[] value) {
    return new StoredRecord(topic, 0, offset, 0, "", value, Map.of());
  }

  URI uri(String path) {
    return URI.create(server.address().substring(0, server.address().length() - 1) + path);
  }

  /** Logs in; fails the test if that fails. */
  Browser logIn(String user) throws IOException, InterruptedException {
    return logIn(user, PASSWORD);
  }

  /** The same with another password. */
  Browser logIn(String user, String password) throws IOException, InterruptedException {
    HttpResponse<String> answer = tryLogIn(user, password);
    if (answer.statusCode() != 200) {
      throw new AssertionError(user + " cannot log in: " + answer.body());
    }
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    return new Browser(cookie, json(answer).path("csrfToken").asText());
  }

  HttpResponse<String> tryLogIn(String user, String password)
      throws IOException, InterruptedException {
    return tryLogIn(user, password, "X-Nothing", "");
  }

  /** The same with a header that somebody, perhaps a proxy, has added. */
  HttpResponse<String> tryLogIn(String user, String password, String header, String value)
      throws IOException, InterruptedException {
    String body = new String(RecordJson.write(new Login(user, password)), StandardCharsets.UTF_8);
    return http.send(
        HttpRequest.newBuilder(uri("/api/session"))
            .header("Content-Type", "application/json")
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private record Login(String user, String password) {}

  static JsonNode json(HttpResponse<String> answer) {
    return RecordJson.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> getWithout(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
  }

  /** Somebody logged in. */
  final class Browser {
    final String cookie;
    final String csrf;

    Browser(String cookie, String csrf) {
      this.cookie = cookie;
      this.csrf = csrf;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return getWithout(path, "Cookie", cookie);
    }

    JsonNode getJson(String path) throws IOException, InterruptedException {
      HttpResponse<String> answer = get(path);
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return json(answer);
    }

    HttpResponse<String> send(String method, String path, String body)
        throws IOException, InterruptedException {
      return send(method, path, body, csrf);
    }

    HttpResponse<String> send(String method, String path, String body, String token)
        throws IOException, InterruptedException {
      return http.send(
          HttpRequest.newBuilder(uri(path))
              .headers("Cookie", cookie, "Content-Type", "application/json")
              .header("X-CSRF-Token", token)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
