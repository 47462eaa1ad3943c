package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.LoginThrottle;
import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.testing.SampleCandidates;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityTest {

  private static final String ACCEPT =
      "{\"decision\":\"ACCEPTED\",\"basedOnCaseVersion\":0,\"basedOnRevision\":1}";

  @TempDir private Path folder;
  private RunningMonitor monitor;

  @BeforeEach
  void start() throws Exception {
    monitor = new RunningMonitor(folder);
    monitor.add(SampleCandidates.of("c-1").at("west", 120.15, 30.25));
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  @Test
  void paths_ofTheContract_answerNobodyButThoseThatSaySo() throws Exception {
    List<String> open = new ArrayList<>();
    for (Contract.Operation operation : Contract.operations()) {
      String path = operation.path().replaceAll("\\{number}", "0").replaceAll("\\{[a-zA-Z]+}", "x");
      HttpResponse<String> answer =
          monitor.http.send(
              HttpRequest.newBuilder(monitor.uri(path))
                  .header("Content-Type", "application/json")
                  .method(
                      operation.method(),
                      operation.method().equals("GET")
                          ? HttpRequest.BodyPublishers.noBody()
                          : HttpRequest.BodyPublishers.ofString("{}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 401) {
        open.add(operation.method() + " " + operation.path() + " " + answer.statusCode());
      }
    }

    assertThat(open)
        .containsExactlyInAnyOrder(
            "POST /api/session 400",
            "GET /api/config 200",
            "GET /api/openapi.yaml 200",
            "GET /metrics 200",
            "GET /health 200");
  }

  @Test
  void change_withoutCsrfToken_isForbiddenAndChangesNothing() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");

    HttpResponse<String> without =
        west.send("POST", "/api/candidates/c-1/decisions", ACCEPT, "of-somebody-else");

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(RunningMonitor.json(without).path("code").asText()).isEqualTo("CSRF");
    assertThat(monitor.sent).isEmpty();
    assertThat(west.send("POST", "/api/candidates/c-1/decisions", ACCEPT).statusCode())
        .isEqualTo(201);
    assertThat(monitor.sent).hasSize(1);
  }

  @Test
  void login_afterFiveFailures_waitsAndThenMayTryAgain() throws Exception {
    for (int i = 0; i < LoginThrottle.FAILURES_MAX; i++) {
      assertThat(monitor.tryLogIn("west", "wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> throttled = monitor.tryLogIn("west", RunningMonitor.PASSWORD);

    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).contains("301");
    assertThat(monitor.tryLogIn("east", RunningMonitor.PASSWORD).statusCode()).isEqualTo(200);
    monitor.clock.forward(LoginThrottle.WINDOW);
    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void login_withAnUnknownName_answersAsWithAWrongPassword() throws Exception {
    assertThat(monitor.tryLogIn("nobody", "wrong").body())
        .isEqualTo(monitor.tryLogIn("west", "wrong").body());
  }

  @Test
  void session_idle_ends() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    monitor.clock.forward(SessionLimits.DEFAULT.idle().minusSeconds(1));
    assertThat(west.get("/api/session").statusCode()).isEqualTo(200);
    monitor.clock.forward(SessionLimits.DEFAULT.idle());

    assertThat(RunningMonitor.json(west.get("/api/session")).path("code").asText())
        .isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void session_inUse_endsAfterTheShift() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    Duration step = Duration.ofMinutes(20);
    int steps = (int) SessionLimits.DEFAULT.absolute().dividedBy(step) - 1;
    for (int i = 0; i < steps; i++) {
      monitor.clock.forward(step);
      assertThat(west.get("/api/session").statusCode()).isEqualTo(200);
    }
    monitor.clock.forward(step);

    assertThat(west.get("/api/session").statusCode()).isEqualTo(401);
  }

  @Test
  void user_disabledByTheAdministrator_isOutAtOnce() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    RunningMonitor.Browser boss = monitor.logIn("boss");

    boss.send(
        "PUT",
        "/api/users/west",
        "{\"roles\":[\"SQUAD\"],\"jurisdictions\":[\"west\"],\"disabled\":true}");

    assertThat(west.get("/api/candidates").statusCode()).isEqualTo(401);
    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void administrator_ofAPartOfTheCity_administersNothing() throws Exception {
    assertThat(
            monitor
                .logIn("boss")
                .send(
                    "PUT",
                    "/api/users/west",
                    "{\"roles\":[\"ADMIN\"],\"jurisdictions\":[\"west\"]}")
                .statusCode())
        .isEqualTo(204);
    RunningMonitor.Browser west = monitor.logIn("west");
    String everywhere = "{\"roles\":[\"ADMIN\"],\"allJurisdictions\":true}";

    assertThat(west.get("/api/users").statusCode()).isEqualTo(403);
    assertThat(west.get("/api/audit").statusCode()).isEqualTo(403);
    assertThat(west.send("PUT", "/api/users/west", everywhere).statusCode()).isEqualTo(403);
    assertThat(west.send("DELETE", "/api/users/east", "").statusCode()).isEqualTo(403);
  }

  @Test
  void candidate_whosePlaceInKafkaHoldsAnother_isNotFound() throws Exception {
    monitor.add(SampleCandidates.of("c-2").at("west", 120.15, 30.25));
    monitor.kafka.put("case-intake/0/1", monitor.kafka.get("case-intake/0/0"));

    assertThat(monitor.logIn("west").get("/api/candidates/c-2").statusCode()).isEqualTo(404);
  }

  @Test
  void administrator_cannotLockThemselvesOut() throws Exception {
    RunningMonitor.Browser boss = monitor.logIn("boss");

    assertThat(boss.send("PUT", "/api/users/boss", "{\"roles\":[\"SQUAD\"]}").statusCode())
        .isEqualTo(400);
    assertThat(boss.send("DELETE", "/api/users/boss", "").statusCode()).isEqualTo(400);
  }

  /** Both change one user at once, over and over: neither takes back what the other did. */
  @Test
  void administrator_savingWhileTheUserChangesThePassword_losesNeither() throws Exception {
    RunningMonitor.Browser boss = monitor.logIn("boss");
    String current = RunningMonitor.PASSWORD;
    for (int i = 0; i < 20; i++) {
      String next = "another long password " + i;
      String body = "{\"current\":\"" + current + "\",\"next\":\"" + next + "\"}";
      RunningMonitor.Browser west = monitor.logIn("west", current);
      CompletableFuture<Integer> changed =
          CompletableFuture.supplyAsync(() -> status(west, "/api/session/password", body));
      String roles = i % 2 == 0 ? "SQUAD" : "OPERATOR";
      int saved =
          status(
              boss,
              "/api/users/west",
              "{\"roles\":[\"" + roles + "\"],\"jurisdictions\":[\"west\"]}");

      assertThat(saved).isEqualTo(204);
      assertThat(changed.get(30, TimeUnit.SECONDS)).isEqualTo(204);
      assertThat(monitor.tryLogIn("west", next).body()).contains(roles);
      current = next;
    }
  }

  @Test
  void administrator_addingAUserWithoutPassword_isRefusedAndNothingIsNoted() throws Exception {
    RunningMonitor.Browser boss = monitor.logIn("boss");

    HttpResponse<String> answer = boss.send("PUT", "/api/users/new", "{\"roles\":[\"SQUAD\"]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("user 'new' needs a password");
    assertThat(boss.getJson("/api/audit").toString()).doesNotContain("USER_SAVED");
  }

  @Test
  void user_setAnotherPasswordByTheAdministrator_isOutAndShouldChangeIt() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");

    int saved =
        status(
            monitor.logIn("boss"),
            "/api/users/west",
            "{\"roles\":[\"SQUAD\"],\"jurisdictions\":[\"west\"],"
                + "\"password\":\"given by the boss\"}");

    assertThat(saved).isEqualTo(204);
    assertThat(west.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(
            RunningMonitor.json(monitor.tryLogIn("west", "given by the boss"))
                .path("mustChangePassword")
                .asBoolean())
        .isTrue();
  }

  private static int status(RunningMonitor.Browser browser, String path, String body) {
    try {
      return browser.send("PUT", path, body).statusCode();
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }

  @Test
  void password_changed_endsTheOtherSessions() throws Exception {
    RunningMonitor.Browser here = monitor.logIn("west");
    RunningMonitor.Browser there = monitor.logIn("west");
    String body =
        "{\"current\":\"" + RunningMonitor.PASSWORD + "\",\"next\":\"another long password\"}";

    assertThat(here.send("PUT", "/api/session/password", body).statusCode()).isEqualTo(204);

    assertThat(here.get("/api/session").statusCode()).isEqualTo(200);
    assertThat(there.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(monitor.tryLogIn("west", "another long password").statusCode()).isEqualTo(200);
  }

  @Test
  void password_tooShort_isRefusedNamingTheLimit() throws Exception {
    String body = "{\"current\":\"" + RunningMonitor.PASSWORD + "\",\"next\":\"elevenchars\"}";

    assertThat(monitor.logIn("west").send("PUT", "/api/session/password", body).body())
        .contains("11 characters is outside 12 to 128");
  }

  @Test
  void cookie_isForThisSiteAndNotForScripts() throws Exception {
    assertThat(
            monitor
                .tryLogIn("west", RunningMonitor.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow())
        .matches("offsite-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void answers_carryTheSecurityHeaders() throws Exception {
    for (String path : List.of("/api/config", "/lib/vue.js", "/nothing", "/api/candidates")) {
      HttpResponse<String> answer = monitor.getWithout(path);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
      assertThat(policy).as(path).startsWith("default-src 'none'; script-src 'self';");
      assertThat(policy).doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    }
    assertThat(monitor.getWithout("/api/config").headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void markup_inDeviceText_passesThroughAsJsonOnly() throws Exception {
    String evil = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
    monitor.add(SampleCandidates.of("c-2").subject(evil, evil).at("west", 120.15, 30.25));

    HttpResponse<String> list = monitor.logIn("west").get("/api/candidates");

    assertThat(list.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    JsonNode row =
        RunningMonitor.json(list).path("rows").findParents("plate").stream()
            .filter(candidate -> candidate.path("id").asText().equals("c-2"))
            .findFirst()
            .orElseThrow();
    assertThat(row.path("plate").asText()).isEqualTo(evil);
    assertThat(row.path("company").asText()).isEqualTo(evil);
  }

  @Test
  void staticPath_thatLeadsUpwards_findsNothing() throws Exception {
    for (String path :
        List.of(
            "/..%2fopenapi.yaml",
            "/%2e%2e/openapi.yaml",
            "/webjars/vue/../../../dev/offsite/monitor/openapi.yaml",
            "/webjars/junit/x.js",
            "/lib/../openapi.yaml")) {
      assertThat(monitor.getWithout(path).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void wall_withTheDisplayToken_showsSumsAndNoPlate() throws Exception {
    String token = Files.readString(folder.resolve("display-token")).strip();

    HttpResponse<String> wall =
        monitor.getWithout("/api/wall", "Authorization", "Display " + token);

    assertThat(wall.statusCode()).isEqualTo(200);
    assertThat(RunningMonitor.json(wall).path("today").path("opened").intValue()).isEqualTo(1);
    assertThat(wall.body()).doesNotContain("浙A12345").doesNotContain("c-1").doesNotContain("某某");
    for (String path : List.of("/api/candidates", "/api/trucks", "/api/reference")) {
      assertThat(monitor.getWithout(path, "Authorization", "Display " + token).statusCode())
          .isEqualTo(401);
    }
    assertThat(monitor.getWithout("/api/wall", "Authorization", "Display x").statusCode())
        .isEqualTo(401);
  }

  @Test
  void integrator_seesDevicesWithMaskedPlatesAndNoCandidate() throws Exception {
    RunningMonitor.Browser maker = monitor.logIn("maker");

    assertThat(maker.get("/api/devices").body()).contains("浙A1***1").doesNotContain("浙A11111");
    assertThat(
            maker
                .getJson("/api/devices?text=浙a11111".replace("浙", "%E6%B5%99"))
                .path("total")
                .intValue())
        .isZero();
    for (String path : List.of("/api/candidates", "/api/candidates/c-1", "/api/companies")) {
      assertThat(maker.get(path).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void looks_areNotedInTheAuditLogBeforeTheAnswer() throws Exception {
    monitor.truck("truck-west", "浙A11111", 120.15);
    RunningMonitor.Browser west = monitor.logIn("west");
    west.get("/api/candidates/c-1");
    west.get("/api/trucks/truck-west");
    west.get(
        "/api/history/trucks/truck-west/track"
            + "?from=2026-03-04T00:00:00Z&until=2026-03-05T00:00:00Z");

    JsonNode entries = monitor.logIn("boss").getJson("/api/audit").path("entries");

    assertThat(entries.findValuesAsText("action"))
        .containsSubsequence("TRACK", "TRUCK", "CANDIDATE", "LOGIN");
    assertThat(Set.copyOf(entries.findValuesAsText("subject"))).contains("truck-west", "c-1");
    assertThat(Files.readString(folder.resolve("audit.log"))).contains("\"TRACK\"");
  }

  @Test
  void look_thatCannotBeNoted_isNotAnswered() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    Files.delete(folder.resolve("audit.log"));
    Files.createDirectory(folder.resolve("audit.log"));

    HttpResponse<String> answer = west.get("/api/candidates/c-1");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("AUDIT_UNAVAILABLE").doesNotContain("浙A12345");
  }

  @Test
  void body_aboveTheLimit_isRefused() throws Exception {
    String body = "{\"note\":\"" + "x".repeat(Answers.BODY_BYTES_MAX) + "\"}";

    assertThat(
            monitor.logIn("west").send("POST", "/api/candidates/c-1/decisions", body).statusCode())
        .isEqualTo(413);
  }
}
