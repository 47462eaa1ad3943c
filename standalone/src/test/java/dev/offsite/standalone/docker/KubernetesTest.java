package dev.offsite.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import dev.offsite.schemas.channel.KafkaTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests agree with the code. No cluster is asked. */
class KubernetesTest {

  private static final Set<String> JOBS = Set.of("ingest", "detection", "history", "cases");

  @TempDir Path folder;

  @Test
  void manifests_eachIsAnObjectWithKindAndName() throws IOException {
    List<Map<String, Object>> all = Manifests.in("base").all();

    assertThat(all).hasSizeGreaterThan(20).allMatch(object -> object.containsKey("apiVersion"));
    assertThat(all)
        .filteredOn(object -> !"Kustomization".equals(object.get("kind")))
        .extracting(object -> object.get("kind") + "/" + Manifests.nameOf(object))
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.endsWith("/null"));
  }

  @Test
  void files_inBase_areAllListed() throws IOException {
    Object listed = Manifests.at(Manifests.in("base").of("Kustomization").get(0), "resources");
    try (var files = Files.list(Manifests.FOLDER.resolve("base"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml")))
          .containsExactlyInAnyOrderElementsOf(ComposeFile.texts(listed));
    }
  }

  @Test
  void topics_areThoseOfThePlanWithItsSettings() throws IOException {
    Map<String, List<Object>> planned =
        TopicPlan.of(new TopicSizing(8, 3, TopicSizing.DEFAULT_RETENTION)).stream()
            .collect(
                Collectors.toMap(
                    NewTopic::name,
                    topic ->
                        List.of(
                            topic.numPartitions(),
                            (int) topic.replicationFactor(),
                            new TreeMap<>(topic.configs()))));
    Map<String, List<Object>> written = new HashMap<>();
    for (Map<String, Object> topic : Manifests.in("base").of("KafkaTopic")) {
      written.put(
          Manifests.nameOf(topic),
          List.of(
              Manifests.at(topic, "spec", "partitions"),
              Manifests.at(topic, "spec", "replicas"),
              new TreeMap<>(ComposeFile.<Object>map(Manifests.at(topic, "spec", "config")))));
    }

    assertThat(written).isEqualTo(planned);
  }

  /** The overlays raise the partitions by this label. */
  @Test
  void topics_labelled_areThoseWhosePartitionsFollowTheFleet() throws IOException {
    Set<String> many =
        TopicPlan.of(TopicSizing.ofOneBroker(100)).stream()
            .filter(topic -> topic.numPartitions() == 100)
            .map(NewTopic::name)
            .collect(Collectors.toSet());

    assertThat(
            Manifests.in("base").of("KafkaTopic").stream()
                .filter(
                    topic ->
                        "many"
                            .equals(
                                Manifests.at(
                                    topic, "metadata", "labels", "offsite.dev/partitions")))
                .map(Manifests::nameOf))
        .containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void users_mayUseTopicsOfThePlanAndNothingElse() throws IOException {
    Set<String> topics =
        TopicPlan.of(TopicSizing.ofOneBroker(1)).stream()
            .map(NewTopic::name)
            .collect(Collectors.toSet());
    for (Map<String, Object> user : Manifests.in("base").of("KafkaUser")) {
      for (Object acl : (List<?>) Manifests.at(user, "spec", "authorization", "acls")) {
        String about = Manifests.nameOf(user) + " " + acl;
        assertThat(Manifests.at(acl, "resource", "patternType")).as(about).isEqualTo("literal");
        String name = String.valueOf(Manifests.at(acl, "resource", "name"));
        if ("topic".equals(Manifests.at(acl, "resource", "type"))) {
          assertThat(topics).as(about).contains(name);
        } else {
          assertThat(name).as(about).isEqualTo(Manifests.nameOf(user));
        }
        assertThat(ComposeFile.texts(Manifests.at(acl, "operations")))
            .as(about)
            .isSubsetOf("Read", "Write", "Describe");
      }
    }
  }

  @Test
  void users_thereIsOneForEachJob_andIngestReadsNothing() throws IOException {
    Map<String, String> rights =
        Manifests.in("base").of("KafkaUser").stream()
            .collect(Collectors.toMap(Manifests::nameOf, user -> user.get("spec").toString()));

    assertThat(rights)
        .containsOnlyKeys(
            "offsite-ingest",
            "offsite-detection",
            "offsite-history",
            "offsite-cases",
            "offsite-case-desk",
            "offsite-monitor",
            "offsite-reference");
    assertThat(rights.get("offsite-ingest")).contains("Write").doesNotContain("Read");
  }

  /** What the jobs are built with and what their users may write are one list. */
  @Test
  void users_mayWriteWhatTheirJobWritesAndNothingElse() throws IOException {
    Set<String> refusals = Set.of("telemetry.dead-letter", "telemetry.rejected", "telemetry.late");
    Set<String> detection = new HashSet<>(refusals);
    detection.addAll(
        Set.of(
            KafkaTopics.CASE_INTAKE,
            KafkaTopics.OPERATIONS,
            KafkaTopics.BRIDGE_LOAD,
            KafkaTopics.TRIPS,
            KafkaTopics.HOTSPOTS));

    assertThat(writable("offsite-detection")).isEqualTo(detection);
    assertThat(writable("offsite-history")).containsExactly("history.dead-letter");
  }

  @Test
  void signs_component_givesTheDetectionJobItsAccountByFile() throws IOException {
    Map<String, Object> component = Manifests.in("components/signs").of("Component").get(0);
    Object patch = Manifests.at(component, "patches", 0);
    String steps = String.valueOf(Manifests.at(patch, "patch"));

    assertThat(Manifests.at(patch, "target"))
        .isEqualTo(Map.of("kind", "FlinkDeployment", "name", "detection"));
    assertThat(steps)
        .contains("{name: OFFSITE_SIGN_MQTT_USER, value: sign}")
        .contains("{name: OFFSITE_SIGN_MQTT_PASSWORD_FILE, value: /run/secrets/mqtt-sign/password}")
        .contains("{name: mqtt-sign, mountPath: /run/secrets/mqtt-sign, readOnly: true}")
        .contains("secret: {secretName: mqtt-sign, defaultMode: 0440}");
    assertThat(Manifests.at(component, "replacements", 0, "source", "fieldPath"))
        .isEqualTo("data.mqtt");
  }

  /** A deployment without signs starts: the job waits for no secret of theirs. */
  @Test
  void signs_withoutTheComponent_areNotInTheJob() throws IOException {
    assertThat(Files.readString(Manifests.FOLDER.resolve("base/detection.yaml")))
        .doesNotContain("SIGN", "mqtt");
  }

  private static Set<String> writable(String user) throws IOException {
    Set<String> topics = new HashSet<>();
    for (Map<String, Object> one : Manifests.in("base").of("KafkaUser")) {
      if (Manifests.nameOf(one).equals(user)) {
        for (Object acl : (List<?>) Manifests.at(one, "spec", "authorization", "acls")) {
          if (ComposeFile.texts(Manifests.at(acl, "operations")).contains("Write")) {
            topics.add(String.valueOf(Manifests.at(acl, "resource", "name")));
          }
        }
      }
    }
    return topics;
  }

  @Test
  void jobs_areMainClassesThatExist() throws IOException, ClassNotFoundException {
    List<Map<String, Object>> jobs = Manifests.in("base").of("FlinkDeployment");

    assertThat(jobs).extracting(Manifests::nameOf).containsExactlyInAnyOrderElementsOf(JOBS);
    for (Map<String, Object> job : jobs) {
      String main = String.valueOf(Manifests.at(job, "spec", "job", "entryClass"));
      assertThat(Class.forName(main).getSimpleName())
          .isEqualToIgnoringCase(Manifests.nameOf(job) + "Main");
      assertThat(Manifests.at(job, "spec", "job", "upgradeMode")).isEqualTo("savepoint");
      assertThat(Manifests.at(job, "spec", "flinkVersion")).isEqualTo("v2_2");
    }
  }

  @Test
  void jobs_gainNoRights_andTakeNoVariablesOfServices() throws IOException {
    for (Map<String, Object> job : Manifests.in("base").of("FlinkDeployment")) {
      Object pod = Manifests.at(job, "spec", "podTemplate", "spec");
      assertThat(Manifests.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      // OFFSITE_KAFKA_BOOTSTRAP_SERVICE_HOST and its like are refused as unknown settings
      assertThat(Manifests.at(pod, "enableServiceLinks")).isEqualTo(false);
      assertThat(Manifests.at(pod, "containers", 0, "name")).isEqualTo("flink-main-container");
      assertThat(Manifests.at(pod, "containers", 0, "securityContext"))
          .isEqualTo(
              Map.of(
                  "allowPrivilegeEscalation",
                  false,
                  "capabilities",
                  Map.of("drop", List.of("ALL"))));
    }
    assertThat(Manifests.in(".").all().toString()).doesNotContain("privileged=true", "hostPath");
  }

  /** Each file that a setting names lies in a folder that is mounted, read-only. */
  @Test
  void secrets_areFilesThatAreMounted() throws IOException {
    for (Map<String, Object> job : Manifests.in("base").of("FlinkDeployment")) {
      Object container = Manifests.at(job, "spec", "podTemplate", "spec", "containers", 0);
      List<String> folders =
          ((List<?>) Manifests.at(container, "volumeMounts"))
              .stream()
                  .filter(mount -> Boolean.TRUE.equals(Manifests.at(mount, "readOnly")))
                  .map(mount -> String.valueOf(Manifests.at(mount, "mountPath")))
                  .toList();
      for (Object variable : (List<?>) Manifests.at(container, "env")) {
        String name = String.valueOf(Manifests.at(variable, "name"));
        String value = String.valueOf(Manifests.at(variable, "value"));
        if (name.endsWith("_FILE")) {
          assertThat(folders).as(name).contains(value.substring(0, value.lastIndexOf('/')));
        } else {
          assertThat(name).doesNotContain("PASSWORD", "TOKEN", "SECRET");
        }
      }
      assertThat(folders).contains("/run/secrets/kafka", "/run/secrets/kafka-ca");
      assertThat(job.toString()).contains("secretName=offsite-" + Manifests.nameOf(job) + ",");
    }
  }

  @Test
  void versions_areThoseOfTheImages() throws IOException {
    Properties images = ComposeFile.images();
    String kustomization =
        Files.readString(Manifests.FOLDER.resolve("base").resolve("kustomization.yaml"));

    assertThat(kustomization)
        .contains("- image=offsite-jobs:" + images.getProperty("OFFSITE_VERSION") + "\n")
        .contains("- monitor-image=offsite-cli:" + images.getProperty("OFFSITE_VERSION") + "\n");
    assertThat(
            "apache/kafka:"
                + Manifests.at(Manifests.in("base").of("Kafka").get(0), "spec", "kafka", "version"))
        .isEqualTo(images.getProperty("KAFKA_IMAGE"));
    String plugin = images.getProperty("FLINK_IMAGE").replace("flink:", "flink-s3-fs-hadoop-");
    assertThat(Files.readString(Manifests.FOLDER.resolve("components/s3/kustomization.yaml")))
        .contains(plugin.replace("-java17", ".jar"));
  }

  @Test
  void metrics_areThoseOfTheirFile() throws IOException {
    for (Map<String, Object> job : Manifests.in("base").of("FlinkDeployment")) {
      Map<String, Object> settings =
          ComposeFile.map(Manifests.at(job, "spec", "flinkConfiguration"));
      assertThat(Files.readAllLines(ComposeFile.FOLDER.resolve("flink/metrics.yaml")))
          .filteredOn(line -> !line.startsWith("#") && !line.isBlank())
          .isNotEmpty()
          .allSatisfy(
              line -> {
                String[] setting = line.replace("\"", "").split(": ", 2);
                assertThat(settings).containsEntry(setting[0], setting[1]);
              });
    }
  }

  /** The job carries the placeholders; a client replaces them with the files of its pod. */
  @Test
  void kafkaClient_takesKeysFromTheMountedFiles() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("kafka-ca")).resolve("ca.crt"), "CA");
    Path user = Files.createDirectories(folder.resolve("kafka"));
    Files.writeString(user.resolve("user.crt"), "CERTIFICATE");
    Files.writeString(user.resolve("user.key"), "KEY");
    Properties given =
        ComposeFile.properties(Manifests.FOLDER.resolve("base/kafka-client.properties"));
    Map<String, Object> client = new HashMap<>();
    given.forEach(
        (key, value) ->
            client.put(
                key.toString(), value.toString().replace("/run/secrets", folder.toString())));
    client.put("bootstrap.servers", "kafka:9093");

    AdminClientConfig resolved = new AdminClientConfig(client);

    assertThat(resolved.getString("security.protocol")).isEqualTo("SSL");
    assertThat(resolved.getPassword(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG))
        .isEqualTo(new Password("CA"));
    assertThat(resolved.getPassword(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG))
        .isEqualTo(new Password("CERTIFICATE"));
    assertThat(resolved.getPassword(SslConfigs.SSL_KEYSTORE_KEY_CONFIG))
        .isEqualTo(new Password("KEY"));
  }
}
