package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator does with users, and reads in the audit log. */
class AdministrationTest {

  @TempDir private Path folder;
  private RunningMonitor monitor;
  private RunningMonitor.Browser boss;

  @BeforeEach
  void start() throws Exception {
    monitor = new RunningMonitor(folder);
    boss = monitor.logIn("boss");
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  @Test
  void users_areListedWithoutAnythingOfTheirPasswords() throws Exception {
    HttpResponse<String> answer = boss.get("/api/users");

    JsonNode west = null;
    for (JsonNode user : RunningMonitor.json(answer).path("users")) {
      west = user.path("user").asText().equals("west") ? user : west;
    }
    assertThat(west.toString())
        .isEqualTo(
            "{\"user\":\"west\",\"roles\":[\"SQUAD\"],\"jurisdictions\":[\"west\"],"
                + "\"allJurisdictions\":false,\"disabled\":false}");
    assertThat(answer.body()).doesNotContain("$2", "hash", "password");
  }

  @Test
  void user_added_logsInWithItsRolesAndShouldChangeThePassword() throws Exception {
    assertThat(
            put(
                "li",
                "{\"roles\":[\"OPERATOR\",\"INTEGRATOR\"],\"jurisdictions\":[\"east\",\"lane\"],"
                    + "\"password\":\"for the first day\"}"))
        .isEqualTo(204);

    JsonNode me = RunningMonitor.json(monitor.tryLogIn("li", "for the first day"));

    assertThat(me.path("roles").toString()).isEqualTo("[\"OPERATOR\",\"INTEGRATOR\"]");
    assertThat(me.path("jurisdictions").toString()).isEqualTo("[\"east\",\"lane\"]");
    assertThat(me.path("mustChangePassword").asBoolean()).isTrue();
    assertThat(Files.readString(folder.resolve("users.json"))).doesNotContain("for the first day");
  }

  @Test
  void rights_takenAway_countAtTheNextRequest() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");
    assertThat(west.get("/api/candidates").statusCode()).isEqualTo(200);

    put("west", "{\"roles\":[\"INTEGRATOR\"],\"jurisdictions\":[\"west\"]}");

    assertThat(west.get("/api/candidates").statusCode()).isEqualTo(403);
    assertThat(west.get("/api/devices").statusCode()).isEqualTo(200);
  }

  @Test
  void user_withoutANewPassword_keepsTheOldOneAndTheSession() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");

    put("west", "{\"roles\":[\"SQUAD\"],\"jurisdictions\":[\"east\"]}");

    assertThat(west.getJson("/api/session").path("jurisdictions").toString())
        .isEqualTo("[\"east\"]");
    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void user_disabledAndEnabled_logsInAgainWithTheSamePassword() throws Exception {
    put("west", "{\"roles\":[\"SQUAD\"],\"jurisdictions\":[\"west\"],\"disabled\":true}");
    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(401);

    put("west", "{\"roles\":[\"SQUAD\"],\"jurisdictions\":[\"west\"],\"disabled\":false}");

    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void user_removed_isOutAtOnce_andASecondRemovalFindsNobody() throws Exception {
    RunningMonitor.Browser west = monitor.logIn("west");

    assertThat(boss.send("DELETE", "/api/users/west", "").statusCode()).isEqualTo(204);

    assertThat(west.get("/api/session").statusCode()).isEqualTo(401);
    assertThat(monitor.tryLogIn("west", RunningMonitor.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(boss.send("DELETE", "/api/users/west", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x     | {\"roles\":[\"KING\"],\"password\":\"long enough 12\"}   | KING",
        "x     | {\"roles\":[],\"password\":\"long enough 12\"}             | user 'x' has no role",
        "x     | {\"roles\":[\"SQUAD\"],\"password\":\"elevenchars\"}     | 11 characters is outside 12 to 128",
        "a%3Ab | {\"roles\":[\"SQUAD\"],\"password\":\"long enough 12\"}  | user 'a:b' is not 1 to 64 letters"
      })
  void user_thatIsNone_isRefusedNamingWhatIsWrong(String name, String body, String said)
      throws Exception {
    HttpResponse<String> answer = boss.send("PUT", "/api/users/" + name, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningMonitor.json(answer).path("detail").asText()).contains(said);
    assertThat(boss.getJson("/api/users").path("users")).hasSize(4);
  }

  @Test
  void auditLog_isNewestFirst_andToReadItIsNoted() throws Exception {
    put("west", "{\"roles\":[\"SQUAD\"],\"allJurisdictions\":true}");
    boss.send("DELETE", "/api/users/east", "");

    JsonNode entries = boss.getJson("/api/audit?limit=4").path("entries");

    assertThat(entries.findValuesAsText("action"))
        .containsExactly("AUDIT", "USER_REMOVED", "USER_SAVED", "LOGIN");
    assertThat(entries.get(2).path("subject").asText()).isEqualTo("west");
    assertThat(entries.get(2).path("detail").asText()).contains("SQUAD").contains("Everywhere");
    assertThat(boss.getJson("/api/audit?limit=1").path("entries")).hasSize(1);
  }

  @Test
  void auditLog_beyondItsLimits_isRefusedNamingThem() throws Exception {
    assertThat(boss.get("/api/audit?limit=1000").statusCode()).isEqualTo(200);
    for (String limit : new String[] {"0", "1001", "many"}) {
      HttpResponse<String> answer = boss.get("/api/audit?limit=" + limit);
      assertThat(answer.statusCode()).as(limit).isEqualTo(400);
      assertThat(answer.body()).contains("is outside 1 to 1000");
    }
  }

  private int put(String user, String body) throws Exception {
    return boss.send("PUT", "/api/users/" + user, body).statusCode();
  }
}
