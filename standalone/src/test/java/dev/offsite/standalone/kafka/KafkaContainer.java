package dev.offsite.standalone.kafka;

import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.containers.ContainerPlan;
import dev.offsite.pipelines.testing.containers.ServerContainer;
import dev.offsite.pipelines.testing.containers.ServerImage;
import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Kafka's image as one node that is broker and controller, reached from outside and from within.
 */
public final class KafkaContainer implements KafkaServer {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CLIENTS_PORT = 9092;

  private final String bootstrapServers;
  private final ServerContainer container;

  /** One that is not started. */
  public KafkaContainer() throws IOException {
    int port = ServerContainer.freePort();
    bootstrapServers = "127.0.0.1:" + port;
    container =
        new ServerContainer(
            new ContainerPlan(
                ServerImage.KAFKA, CLIENTS_PORT, environment(bootstrapServers), Map.of()),
            port);
  }

  @Override
  public void start() throws Exception {
    container.start();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .conditionEvaluationListener(
            condition -> {
              if (condition.getRemainingTimeInMS() == 0) {
                System.out.println(container.log());
              }
            })
        .ignoreException(ExecutionException.class)
        .until(this::takesTopics);
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public String name() {
    return "Kafka in a container (" + container.imageName() + ')';
  }

  @Override
  public void close() {
    container.close();
  }

  /** Makes the topics that are missing, and asks a group's coordinator for its whereabouts. */
  private boolean takesTopics() throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>(TopicPlan.of(TopicSizing.ofOneBroker(1)));
      missing.removeIf(topic -> existing.contains(topic.name()));
      admin.createTopics(missing).all().get();
      admin.listConsumerGroupOffsets("offsite-start").partitionsToOffsetAndMetadata().get();
      return true;
    }
  }

  private static Map<String, String> environment(String advertised) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_NODE_ID", "1");
    environment.put("KAFKA_PROCESS_ROLES", "broker,controller");
    environment.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
    environment.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
    environment.put("KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL");
    environment.put(
        "KAFKA_LISTENERS",
        "CLIENTS://:" + CLIENTS_PORT + ",CONTROLLER://:9093,INTERNAL://localhost:9094");
    environment.put(
        "KAFKA_ADVERTISED_LISTENERS", "CLIENTS://" + advertised + ",INTERNAL://localhost:9094");
    environment.put(
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
        "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT");
    environment.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    environment.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    environment.put("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(8 * 1024 * 1024));
    environment.put("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1");
    environment.put("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
    environment.put("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1");
    environment.put("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
    environment.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    environment.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    environment.put("KAFKA_HEAP_OPTS", "-Xmx512m");
    return environment;
  }
}
