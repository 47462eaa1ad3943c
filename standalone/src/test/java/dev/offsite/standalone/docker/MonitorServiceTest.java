package dev.offsite.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.MonitorMain;
import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import dev.offsite.schemas.channel.KafkaTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The monitoring centre as a service of Compose and as a Deployment. No container is started. */
class MonitorServiceTest {

  /** Of the plan, and of no interest to people who look at a screen. */
  private static final Set<String> NOT_READ =
      Set.of(
          "telemetry.late",
          "telemetry.redriven",
          "history.dead-letter",
          KafkaTopics.RULE_PRECISION);

  @Test
  void program_isTheOneOfTheModule() throws IOException {
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("cli/offsite-monitor")))
        .contains(" " + MonitorMain.class.getName() + " ")
        .contains("classpath:log4j2-service.xml");
    assertThat(MonitorServiceTest.class.getResource("/log4j2-service.xml")).isNotNull();
    assertThat(Files.isExecutable(ComposeFile.FOLDER.resolve("cli/offsite-monitor"))).isTrue();
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("Dockerfile")))
        .contains("docker/cli/offsite-monitor")
        .contains("mkdir -p /data && chown 10001:10001 /data");
  }

  @Test
  void service_keepsItsFilesInAVolumeThatIsBackedUp() throws IOException {
    ComposeFile compose = ComposeFile.read();
    Map<String, Object> monitor = compose.services().get("monitor");

    assertThat(ComposeFile.texts(monitor.get("volumes"))).containsExactly("monitor-data:/data");
    assertThat(ComposeFile.<Object>map(monitor.get("environment")))
        .containsEntry("OFFSITE_MONITOR_FOLDER", "/data");
    assertThat(compose.part("volumes")).containsKey("monitor-data");
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("backup"))).contains(" monitor-data)");
  }

  /** The only address that a browser reaches it at is on loopback; within, it listens to all. */
  @Test
  void service_isReachedOnLoopbackAtThePortItListensAt() throws IOException {
    Map<String, Object> monitor = ComposeFile.read().services().get("monitor");
    Map<String, Object> settings = ComposeFile.map(monitor.get("environment"));

    assertThat(ComposeFile.texts(monitor.get("ports")))
        .containsExactly("127.0.0.1:${MONITOR_PORT:-8088}:" + settings.get("OFFSITE_MONITOR_PORT"));
    assertThat(settings).containsEntry("OFFSITE_MONITOR_HOST", "0.0.0.0");
    assertThat(monitor.get("healthcheck").toString()).contains("/dev/tcp/localhost/8080");
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("prometheus/prometheus.yml")))
        .contains("monitor:8080");
  }

  @Test
  void smoke_asksItsHealthAndLogsIn() throws IOException {
    assertThat(Files.readString(ComposeFile.FOLDER.resolve("smoke")))
        .contains("until_ok 120 monitor_is_well\nrefused_login\n")
        .contains("until_ok 60 monitor_lists 1\n");
  }

  @Test
  void deployment_gainsNoRightsAndWritesIntoItsVolumeOnly() throws IOException {
    Object pod = Manifests.at(deployment(), "spec", "template", "spec");
    Object container = Manifests.at(pod, "containers", 0);

    assertThat(Manifests.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(Manifests.at(pod, "automountServiceAccountToken")).isEqualTo(false);
    // OFFSITE_MONITOR_SERVICE_HOST and its like would be refused as unknown settings
    assertThat(Manifests.at(pod, "enableServiceLinks")).isEqualTo(false);
    assertThat(Manifests.at(container, "securityContext"))
        .isEqualTo(
            Map.of(
                "allowPrivilegeEscalation",
                false,
                "readOnlyRootFilesystem",
                true,
                "capabilities",
                Map.of("drop", List.of("ALL"))));
    assertThat(Manifests.at(deployment(), "spec", "replicas")).isEqualTo(1);
    assertThat(Manifests.at(deployment(), "spec", "strategy", "type")).isEqualTo("Recreate");
  }

  @Test
  void deployment_namesNoSecretButItsFile() throws IOException {
    Object container = Manifests.at(deployment(), "spec", "template", "spec", "containers", 0);
    Set<String> folders =
        ((List<?>) Manifests.at(container, "volumeMounts"))
            .stream()
                .filter(mount -> Boolean.TRUE.equals(Manifests.at(mount, "readOnly")))
                .map(mount -> String.valueOf(Manifests.at(mount, "mountPath")))
                .collect(Collectors.toSet());
    for (Object variable : (List<?>) Manifests.at(container, "env")) {
      String name = String.valueOf(Manifests.at(variable, "name"));
      String value = String.valueOf(Manifests.at(variable, "value"));
      if (name.endsWith("_FILE")) {
        assertThat(folders).as(name).contains(value.substring(0, value.lastIndexOf('/')));
      } else {
        assertThat(name).doesNotContain("PASSWORD", "TOKEN", "SECRET");
      }
    }
  }

  /** A centre that waits for Kafka is not ready, and is not restarted for it. */
  @Test
  void deployment_isReadyByItsHealth_andAliveByItsPage() throws IOException {
    Object container = Manifests.at(deployment(), "spec", "template", "spec", "containers", 0);

    assertThat(Manifests.at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/health");
    assertThat(Manifests.at(container, "livenessProbe", "httpGet", "path"))
        .isEqualTo("/api/config");
  }

  @Test
  void account_mayReadWhatIsShown_andWriteDecisionsOnly() throws IOException {
    Set<String> shown =
        TopicPlan.of(TopicSizing.ofOneBroker(1)).stream()
            .map(NewTopic::name)
            .filter(topic -> !NOT_READ.contains(topic))
            .collect(Collectors.toSet());

    assertThat(allowed("Read")).isEqualTo(shown);
    assertThat(allowed("Write")).containsExactly(KafkaTopics.CASE_FEEDBACK);
  }

  private static Map<String, Object> deployment() throws IOException {
    return Manifests.in("base").of("Deployment").get(0);
  }

  private static Set<String> allowed(String operation) throws IOException {
    Set<String> topics = new HashSet<>();
    for (Map<String, Object> user : Manifests.in("base").of("KafkaUser")) {
      if (Manifests.nameOf(user).equals("offsite-monitor")) {
        for (Object acl : (List<?>) Manifests.at(user, "spec", "authorization", "acls")) {
          if (ComposeFile.texts(Manifests.at(acl, "operations")).contains(operation)) {
            topics.add(String.valueOf(Manifests.at(acl, "resource", "name")));
          }
        }
      }
    }
    return topics;
  }
}
