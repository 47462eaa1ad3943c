package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A squad of the west asks for what lies in the east, by every path there is. */
class JurisdictionWallTest {

  private static final byte[] RAW = "{\"passageId\":\"p\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private RunningMonitor monitor;
  private RunningMonitor.Browser west;
  private RunningMonitor.Browser east;

  @BeforeEach
  void start() throws Exception {
    monitor = new RunningMonitor(folder);
    monitor.kafka.put("telemetry.wim/2/7", RunningMonitor.record("telemetry.wim", 7, RAW));
    monitor.add(
        SampleCandidates.of("c-east")
            .at("east", 120.25, 30.25)
            .evidence(
                List.of(
                    new Candidate.RawRecord("WORST", "telemetry.wim", 2, 7, 0, Sha256.hexOf(RAW))),
                List.of("c-west")));
    monitor.add(
        SampleCandidates.of("c-west")
            .at(null, 120.15, 30.25)
            .evidence(List.of(), List.of("c-east")));
    monitor.truck("truck-west", "浙A11111", 120.15);
    monitor.truck("truck-east", "浙A22222", 120.25);
    west = monitor.logIn("west");
    east = monitor.logIn("east");
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/candidates/c-east",
        "/api/candidates/c-east/records/0",
        "/api/candidates/c-east/records/0/raw",
        "/api/candidates/c-east/evidence",
        "/api/trucks/truck-east",
        "/api/history/scales/wim-east/series?from=2026-03-04T00:00:00Z&until=2026-03-05T00:00:00Z"
      })
  void path_ofAnotherDistrict_isNotFoundAndLooksLikeNothing(String path) throws Exception {
    String nothing = path.replace("c-east", "c-none").replace("-east", "-none");

    assertThat(west.get(path).statusCode()).isEqualTo(404);
    assertThat(west.get(path).body()).isEqualTo(west.get(nothing).body());
    assertThat(east.get(path).statusCode()).isNotEqualTo(404);
  }

  @Test
  void record_whosePlaceHoldsAnother_isToldAndNotHandedOut() throws Exception {
    byte[] other = "{\"secret\":1}".getBytes(StandardCharsets.UTF_8);
    monitor.kafka.put("telemetry.wim/2/7", RunningMonitor.record("telemetry.wim", 7, other));

    JsonNode record = east.getJson("/api/candidates/c-east/records/0");

    assertThat(record.path("status").asText()).isEqualTo("ALTERED");
    assertThat(record.toString()).doesNotContain("secret");
    assertThat(record.path("base64").isTextual()).isFalse();
    assertThat(east.get("/api/candidates/c-east/records/0/raw").statusCode()).isEqualTo(404);
    assertThat(east.get("/api/candidates/c-east/evidence").body())
        .contains("ALTERED")
        .doesNotContain("secret");
  }

  @Test
  void list_ofAnotherDistrict_holdsNothingAndCountsNothing() throws Exception {
    for (String filter : List.of("", "?district=east", "?jurisdiction=east", "?text=c-east")) {
      JsonNode list = west.getJson("/api/candidates" + filter);
      assertThat(list.path("rows").findValuesAsText("id")).doesNotContain("c-east");
      assertThat(list.path("total").intValue()).isEqualTo(filter.isEmpty() ? 1 : 0);
    }
    assertThat(east.getJson("/api/candidates").path("rows").findValuesAsText("id"))
        .containsExactly("c-east");
  }

  @Test
  void page_relatedInAnotherDistrict_isNotNamed() throws Exception {
    JsonNode page = west.getJson("/api/candidates/c-west");

    assertThat(page.path("related")).isEmpty();
    assertThat(page.path("row").path("id").asText()).isEqualTo("c-west");
  }

  @Test
  void decision_onAnotherDistrict_isNotFoundAndNothingIsSent() throws Exception {
    String body = "{\"decision\":\"ACCEPTED\",\"basedOnCaseVersion\":0,\"basedOnRevision\":1}";

    assertThat(west.send("POST", "/api/candidates/c-east/decisions", body).statusCode())
        .isEqualTo(404);
    assertThat(monitor.sent).isEmpty();
  }

  @Test
  void decision_duplicateOfAnotherDistrict_isRefused() throws Exception {
    String body =
        "{\"decision\":\"DUPLICATE_OF\",\"duplicateOf\":\"c-east\","
            + "\"basedOnCaseVersion\":0,\"basedOnRevision\":1}";

    assertThat(west.send("POST", "/api/candidates/c-west/decisions", body).statusCode())
        .isEqualTo(400);
    assertThat(monitor.sent).isEmpty();
  }

  @Test
  void trucks_ofAnotherDistrict_areNotFound() throws Exception {
    assertThat(west.getJson("/api/trucks?text=truck").path("trucks").findValuesAsText("deviceId"))
        .containsExactly("truck-west");
  }

  @Test
  void sites_ofAnotherDistrict_areLeftOut() throws Exception {
    assertThat(west.getJson("/api/reference/sites").toString())
        .contains("bridge-west")
        .doesNotContain("bridge-east");
  }

  @Test
  void fences_thatDoNotTouchTheDistrict_areLeftOut() throws Exception {
    assertThat(west.getJson("/api/reference/fences").toString()).contains("no-entry");
    assertThat(east.getJson("/api/reference/fences").toString()).doesNotContain("no-entry");
  }

  @Test
  void figures_areCountedOverTheOwnDistrict() throws Exception {
    JsonNode figures = west.getJson("/api/wall");

    assertThat(figures.path("today").path("opened").intValue()).isEqualTo(1);
    assertThat(figures.path("trucks").path("live").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/users", "/api/audit", "/api/devices", "/api/dead-letters"})
  void path_ofAnotherRole_isForbidden(String path) throws Exception {
    assertThat(west.get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void candidate_movedByARevision_leavesTheList() throws Exception {
    monitor.add(
        SampleCandidates.of("c-west").at(null, 120.25, 30.25).revision(2, Candidate.Phase.UPDATED));

    assertThat(west.getJson("/api/candidates").path("total").intValue()).isZero();
    assertThat(west.get("/api/candidates/c-west").statusCode()).isEqualTo(404);
  }
}
