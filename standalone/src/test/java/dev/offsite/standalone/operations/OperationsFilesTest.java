package dev.offsite.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboard, alerts and page agree with each other. Whether metrics exist, StatusIT says. */
class OperationsFilesTest {

  @Test
  void alerts_eachOne_saysHowGraveItIsWhatHappenedAndWhatToDo() throws IOException {
    Map<String, OperationsFiles.Alert> alerts = OperationsFiles.alerts();

    int written =
        OperationsFiles.read("docker/prometheus/alerts.yml").split("- alert: ", -1).length;
    assertThat(alerts).hasSize(written - 1).isNotEmpty();
    alerts.forEach(
        (name, alert) ->
            assertThat(alert.rest())
                .as(name)
                .containsPattern("severity: (critical|warning)\n")
                .containsPattern("summary: \".{10,}\"\n")
                .containsPattern("action: \".{10,}\"\n")
                .contains(
                    "runbook: docs/operations.md#" + name.toLowerCase(java.util.Locale.ROOT)));
  }

  @Test
  void alerts_andTheirChapters_areTheSame() throws IOException {
    List<String> chapters = new ArrayList<>();
    String page = OperationsFiles.read("docs/operations.md");
    String section = page.substring(page.indexOf("\n## Alerts"), page.indexOf("\n## Logs"));
    for (String line : section.split("\n", -1)) {
      if (line.startsWith("### ")) {
        chapters.add(line.substring(4));
      }
    }

    assertThat(chapters).containsExactlyElementsOf(OperationsFiles.alerts().keySet());
  }

  @Test
  void alerts_eachOne_isTestedOnBothSidesOfItsLimit() throws IOException {
    String tests = OperationsFiles.read("docker/prometheus/alerts-test.yml");

    for (String name : OperationsFiles.alerts().keySet()) {
      assertThat(tests)
          .contains("name: " + name + " beyond its limit", "name: " + name + " at its");
    }
  }

  /** Skipped visibly where there is no promtool, as Debian's package prometheus has it. */
  @Test
  void alerts_testsOfPromtool_pass() throws IOException, InterruptedException {
    assumeTrue(isOnPath("promtool"), "no promtool on this machine");
    Path folder = OperationsFiles.root().resolve("docker/prometheus");
    for (List<String> command :
        List.of(
            List.of("promtool", "check", "config", "prometheus.yml"),
            List.of("promtool", "test", "rules", "alerts-test.yml"))) {
      Process promtool =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(promtool.waitFor()).as("%s says %s", command, said).isZero();
    }
  }

  @Test
  void dashboard_panels_haveIdsOfTheirOwnUnitsAndTheChosenDataSource() throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : OperationsFiles.panels()) {
      String title = panel.path("title").asText();
      assertThat(ids.add(panel.path("id").asInt())).as("id of " + title).isTrue();
      if (panel.path("type").asText().equals("row")) {
        continue;
      }
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotEmpty();
      assertThat(panel.path("description").asText()).as(title).isNotEmpty();
      assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
      assertThat(panel.path("targets")).as(title).isNotEmpty();
    }
    assertThat(OperationsFiles.dashboard().at("/templating/list/0/name").asText())
        .isEqualTo("datasource");
    assertThat(OperationsFiles.dashboard().at("/templating/list/0/type").asText())
        .isEqualTo("datasource");
  }

  @Test
  void dashboard_panels_doNotOverlapAndStayInTheGrid() throws IOException {
    Set<String> taken = new HashSet<>();
    for (JsonNode panel : OperationsFiles.panels()) {
      JsonNode at = panel.path("gridPos");
      assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = at.path("x").asInt(); x < at.path("x").asInt() + at.path("w").asInt(); x++) {
        for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
          assertThat(taken.add(x + ":" + y)).as(panel.path("title").asText()).isTrue();
        }
      }
    }
  }

  @Test
  void logLine_ofTheContainers_isThatOfUp() throws IOException {
    assertThat(OperationsFiles.read("docker/flink/log-line.json"))
        .isEqualTo(
            OperationsFiles.read(
                "standalone/src/main/resources/dev/offsite/standalone/command/log-line.json"));
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
