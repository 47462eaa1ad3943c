package dev.offsite.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that every service of docker/compose.yaml keeps. */
class ComposeFileTest {

  private static final Pattern IMAGE = Pattern.compile("\\$\\{([A-Z]+_IMAGE)}");

  private final ComposeFile compose;

  ComposeFileTest() throws IOException {
    compose = ComposeFile.read();
  }

  /** Version 1 of Compose knows no {@code name}, version 2 complains about {@code version}. */
  @Test
  void file_isForBothVersionsOfCompose() {
    assertThat(compose.root().keySet().stream().filter(key -> !key.startsWith("x-")))
        .containsExactly("services", "secrets", "volumes");
  }

  @Test
  void ports_areOnLoopbackOnly() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(ComposeFile.texts(service.get("ports")))
                    .as(name)
                    .allMatch(
                        port ->
                            port.startsWith("127.0.0.1:")
                                || port.startsWith("${MQTT_ADDRESS:-127.0.0.1}:")));
  }

  /** All other listeners are without TLS, or ask nobody for a password. */
  @Test
  void ports_onlyTheBrokerMayBeOpened() {
    assertThat(
            compose.services().entrySet().stream()
                .filter(service -> String.valueOf(service.getValue().get("ports")).contains("MQTT"))
                .map(Map.Entry::getKey))
        .containsExactly("broker");
  }

  @Test
  void images_areNamedInOneFileWithATag() throws IOException {
    Properties images = ComposeFile.images();
    compose
        .services()
        .forEach(
            (name, service) -> {
              String image = String.valueOf(service.get("image"));
              Matcher variable = IMAGE.matcher(image);
              if (variable.matches()) {
                assertThat(images).as(name).containsKey(variable.group(1));
              } else {
                assertThat(image).as(name).matches("offsite-(cli|jobs):\\$\\{OFFSITE_VERSION}");
              }
            });
    assertThat(images.stringPropertyNames().stream().filter(name -> name.endsWith("_IMAGE")))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(images.getProperty(name))
                    .as(name)
                    .matches("([a-z-]+/)?[a-z-]+:v?[0-9]+\\.[0-9]+\\.[0-9]+[a-z0-9_.-]*"));
  }

  /** A job and its cluster, a client and its broker, are of one version. */
  @Test
  void images_haveTheVersionsOfTheBuild() throws IOException {
    Properties images = ComposeFile.images();
    String pom = Files.readString(Path.of("..", "pom.xml"));

    assertThat(images.getProperty("FLINK_IMAGE"))
        .isEqualTo("flink:" + between(pom, "<flink.version>", "<") + "-java17");
    assertThat(images.getProperty("KAFKA_IMAGE"))
        .isEqualTo("apache/kafka:" + between(pom, "<kafka.version>", "<"));
    assertThat(images.getProperty("OFFSITE_VERSION")).isEqualTo(between(pom, "<version>", "<"));
  }

  @Test
  void environmentFile_isTheOneOfTheImages() throws IOException {
    assertThat(Files.readString(ComposeFile.FOLDER.resolve(".env")))
        .isEqualTo(Files.readString(ComposeFile.FOLDER.resolve("images.env")));
  }

  @Test
  void services_haveAHealthCheckUnlessTheyEnd() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              Map<String, Object> check = ComposeFile.map(service.get("healthcheck"));
              if (ComposeFile.isTask(service)) {
                assertThat(check).as(name).isEqualTo(Map.of("disable", true));
              } else {
                assertThat(check).as(name).containsKeys("test", "interval", "timeout", "retries");
              }
            });
  }

  @Test
  void services_runAsSomebodyWithoutRights() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              assertThat(String.valueOf(service.get("user")))
                  .as(name)
                  .matches("[1-9][0-9]*:[0-9]+");
              assertThat(ComposeFile.texts(service.get("cap_drop")))
                  .as(name)
                  .containsExactly("ALL");
              assertThat(ComposeFile.texts(service.get("security_opt")))
                  .as(name)
                  .containsExactly("no-new-privileges:true");
              assertThat(service).as(name).doesNotContainKeys("privileged", "cap_add");
            });
  }

  /** The others write into their own images, which the file says beside each. */
  @Test
  void services_haveAReadOnlyRootWhereTheirImageAllows() {
    assertThat(
            compose.services().entrySet().stream()
                .filter(service -> !Boolean.TRUE.equals(service.getValue().get("read_only")))
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "kafka", "influxdb", "jobmanager", "taskmanager", "jobs", "grafana");
  }

  @Test
  void services_keepABoundedLog() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(
                        ComposeFile.<Object>map(
                            ComposeFile.map(service.get("logging")).get("options")))
                    .as(name)
                    .containsKeys("max-size", "max-file"));
  }

  /** Tracks are personal data; 0 would keep them for ever. */
  @Test
  void history_isNotKeptForEver() {
    Map<String, Object> settings =
        ComposeFile.map(compose.services().get("influxdb").get("environment"));

    assertThat(String.valueOf(settings.get("DOCKER_INFLUXDB_INIT_RETENTION")))
        .matches("\\$\\{HISTORY_RETENTION:-[1-9][0-9]*d}");
  }

  @Test
  void secrets_areFilesThatGitDoesNotSee() throws IOException {
    compose
        .part("secrets")
        .forEach(
            (name, secret) ->
                assertThat(secret).as(name).isEqualTo(Map.of("file", "./secrets/" + name)));
    assertThat(Files.readAllLines(Path.of("..", ".gitignore"))).contains("/docker/secrets/");
    assertThat(Files.readString(Path.of("..", ".dockerignore")))
        .startsWith("# Only")
        .contains("\n*\n")
        .doesNotContain("secrets");
  }

  @Test
  void secrets_areDefinedAndUsed() throws IOException {
    Set<String> used = new HashSet<>();
    compose.services().values().stream()
        .map(service -> ComposeFile.texts(service.get("secrets")))
        .forEach(used::addAll);

    assertThat(used).isEqualTo(compose.part("secrets").keySet());
    String prepare = Files.readString(ComposeFile.FOLDER.resolve("prepare"));
    assertThat(used).allSatisfy(secret -> assertThat(prepare).contains(secret));
  }

  /** Whoever names the path of a secret must have it mounted. */
  @Test
  void secrets_areNamedOnlyWhereTheyAreMounted() {
    Pattern path = Pattern.compile("/run/secrets/([a-z-]+)");
    compose
        .services()
        .forEach(
            (name, service) -> {
              if (name.equals("jobs")) {
                return; // names paths of the TaskManagers
              }
              Matcher matcher = path.matcher(service.toString());
              while (matcher.find()) {
                assertThat(ComposeFile.texts(service.get("secrets")))
                    .as(name)
                    .contains(matcher.group(1));
              }
            });
    Matcher ofJobs = path.matcher(compose.services().get("jobs").toString());
    List<String> ofTaskManager =
        ComposeFile.texts(compose.services().get("taskmanager").get("secrets"));
    Set<String> named = new HashSet<>();
    while (ofJobs.find()) {
      named.add(ofJobs.group(1));
    }
    assertThat(ofTaskManager).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void environment_holdsNoSecret() {
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.<Object>map(service.get("environment"))
                    .forEach(
                        (variable, value) -> {
                          if (variable.matches("(?i).*(PASSWORD|TOKEN|SECRET).*")) {
                            assertThat(variable).as(name).endsWith("_FILE");
                            assertThat(value.toString()).as(name).startsWith("/run/secrets/");
                          }
                        }));
  }

  @Test
  void dependencies_waitForWhatTheyNeed() {
    compose
        .services()
        .forEach(
            (name, service) ->
                ComposeFile.<Map<String, Object>>map(service.get("depends_on"))
                    .forEach(
                        (other, condition) ->
                            assertThat(condition)
                                .as(name + " on " + other)
                                .isEqualTo(
                                    Map.of(
                                        "condition",
                                        ComposeFile.isTask(compose.services().get(other))
                                            ? "service_completed_successfully"
                                            : "service_healthy"))));
  }

  /** A comment would become a setting: the entry point of Flink's image takes every line. */
  @Test
  void flinkProperties_areSettingsOnly() {
    String properties = String.valueOf(compose.root().get("x-flink-properties"));

    assertThat(properties.lines()).allMatch(line -> line.matches("[a-zA-Z0-9.-]+: \\S.*"));
  }

  @Test
  void flinkProperties_haveTheMetricsOfTheirFile() throws IOException {
    String properties = String.valueOf(compose.root().get("x-flink-properties"));

    assertThat(Files.readAllLines(ComposeFile.FOLDER.resolve("flink/metrics.yaml")))
        .filteredOn(line -> !line.startsWith("#") && !line.isBlank())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(properties.lines()).contains(line.replace("\"", "")));
  }

  @Test
  void jobs_areMainClassesThatExist() throws IOException, ClassNotFoundException {
    String script = Files.readString(ComposeFile.FOLDER.resolve("flink/offsite-jobs"));
    Matcher main = Pattern.compile("([a-z]+)\\) echo (dev\\.offsite[A-Za-z.]+) ;;").matcher(script);
    Set<String> jobs = new HashSet<>();
    while (main.find()) {
      assertThat(Class.forName(main.group(2)).getSimpleName())
          .isEqualToIgnoringCase(main.group(1) + "Main");
      jobs.add(main.group(1));
    }

    assertThat(jobs).containsExactlyInAnyOrder("ingest", "detection", "history", "cases");
    assertThat(ComposeFile.map(compose.services().get("jobs").get("environment")))
        .containsEntry("JOBS", "${JOBS:-detection ingest history cases}");
  }

  @Test
  void scrapedHosts_areServicesOrTheirAliases() throws IOException {
    String prometheus = Files.readString(ComposeFile.FOLDER.resolve("prometheus/prometheus.yml"));

    assertThat(prometheus).contains("flink-jobmanager:9249").contains("flink-taskmanager");
    assertThat(compose.services().get("jobmanager").toString()).contains("flink-jobmanager");
    assertThat(compose.services().get("taskmanager").toString()).contains("flink-taskmanager");
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
