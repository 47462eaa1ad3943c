package dev.offsite.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.topics.TopicCreation;
import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.standalone.instance.Ports;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics are made in a real Kafka, and what exists is compared and left alone. */
class TopicCreationIT {

  @TempDir private static Path folder;

  private static EmbeddedKafka kafka;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    NeutralLocale.set();
    int port;
    int controllerPort;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      port = ports.choose(0, "kafka");
      controllerPort = ports.choose(0, "controller");
    }
    kafka = EmbeddedKafka.start(folder, "127.0.0.1", port, controllerPort, 2);
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    if (admin != null) {
      admin.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  void createMissing_allThere_makesNothing() throws Exception {
    TopicCreation.Outcome outcome = create(2);

    assertThat(outcome.created()).isEmpty();
    assertThat(outcome.otherPartitions()).isEmpty();
    assertThat(outcome.otherCleanup()).isEmpty();
  }

  @Test
  void createMissing_oneIsGone_makesThatOne() throws Exception {
    admin.deleteTopics(List.of(KafkaTopics.LATE)).all().get();

    assertThat(create(2).created()).containsExactly(KafkaTopics.LATE);
    assertThat(create(2).created()).isEmpty();
  }

  @Test
  void createMissing_otherPartitions_areSaidAndKept() throws Exception {
    assertThat(create(3).otherPartitions())
        .containsExactly(
            "topic telemetry.wim keeps its 2 partitions; 3 were asked for",
            "topic telemetry.truck keeps its 2 partitions; 3 were asked for",
            "topic telemetry.drone keeps its 2 partitions; 3 were asked for",
            "topic case-intake keeps its 2 partitions; 3 were asked for",
            "topic trips keeps its 2 partitions; 3 were asked for",
            "topic case-feedback keeps its 2 partitions; 3 were asked for",
            "topic case-state keeps its 2 partitions; 3 were asked for");
  }

  @Test
  void createMissing_candidatesAreNotCompacted_isSaid() throws Exception {
    cleanup(KafkaTopics.CASE_INTAKE, "delete");
    try {
      assertThat(create(2).otherCleanup())
          .containsExactly("topic case-intake has cleanup.policy delete; it needs compact");
    } finally {
      cleanup(KafkaTopics.CASE_INTAKE, "compact");
    }
  }

  private static TopicCreation.Outcome create(int partitions) throws Exception {
    return new TopicCreation(admin)
        .createMissing(TopicPlan.of(TopicSizing.ofOneBroker(partitions)));
  }

  private static void cleanup(String topic, String policy) throws Exception {
    Collection<AlterConfigOp> change =
        List.of(
            new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET));
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), change))
        .all()
        .get();
  }
}
