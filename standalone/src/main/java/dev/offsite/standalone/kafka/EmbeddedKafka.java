package dev.offsite.standalone.kafka;

import dev.offsite.pipelines.topics.TopicCreation;
import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.standalone.instance.StartException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller in this process, on loopback and without authentication.
 *
 * <p>What it holds survives a restart on the same folder. The ports may change between runs: the
 * quorum has one voter that is named by its id.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  private static final int NODE_ID = 1;

  /** Refused payloads are cut by the ingest job; this is room for what it lets through. */
  private static final int MESSAGE_BYTES_MAX = 8 * 1024 * 1024;

  /** Enough to compact small topics; the default of 128 MB is taken from the heap at start. */
  private static final int CLEANER_BUFFER_BYTES = 4 * 1024 * 1024;

  private final KafkaConfig config;
  private final String bootstrapServers;
  private volatile KafkaRaftServer server;

  private EmbeddedKafka(KafkaConfig config, KafkaRaftServer server, String bootstrapServers) {
    this.config = config;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the broker and makes the topics that are missing.
   *
   * @param folder holds the logs
   * @param host address to listen on
   * @param port a free port for clients
   * @param controllerPort another free port, for the broker's own controller
   * @param partitions of the telemetry topics and of case-intake, where they are made
   */
  public static EmbeddedKafka start(
      Path folder, String host, int port, int controllerPort, int partitions)
      throws StartException {
    KafkaRaftServer server = null;
    try {
      Files.createDirectories(folder);
      format(folder);
      KafkaConfig config = new KafkaConfig(settings(folder, host, port, controllerPort), false);
      server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      EmbeddedKafka kafka = new EmbeddedKafka(config, server, host + ":" + port);
      kafka.createTopics(partitions);
      kafka.awaitGroupCoordinator();
      return kafka;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      shutDown(server);
      throw new StartException("Interrupted while Kafka was starting.", e);
    } catch (Exception e) { // Kafka's formatter and server declare no narrower type
      shutDown(server);
      throw new StartException("Kafka does not start on port " + port + ": " + e, e);
    }
  }

  /** Where clients connect, {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Whether a topic of one partition has ever been written to. */
  public boolean holdsRecords(String topic) throws StartException, InterruptedException {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Admin admin = admin()) {
      return admin
              .listOffsets(Map.of(partition, OffsetSpec.latest()))
              .all()
              .get()
              .get(partition)
              .offset()
          > 0;
    } catch (ExecutionException e) {
      throw new StartException("Kafka does not say what topic " + topic + " holds: " + e, e);
    }
  }

  /**
   * Why Kafka does not answer.
   *
   * @return empty if it answers within {@code atMost}
   */
  public Optional<String> findFault(Duration atMost) throws InterruptedException {
    Properties patience = new Properties();
    patience.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    patience.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) atMost.toMillis());
    patience.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) atMost.toMillis());
    try (Admin admin = Admin.create(patience)) {
      TopicDescription intake =
          admin
              .describeTopics(List.of(KafkaTopics.CASE_INTAKE))
              .allTopicNames()
              .get(atMost.toMillis(), TimeUnit.MILLISECONDS)
              .get(KafkaTopics.CASE_INTAKE);
      boolean led =
          intake.partitions().stream()
              .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
      return led
          ? Optional.empty()
          : Optional.of("a partition of " + intake.name() + " has no leader");
    } catch (ExecutionException e) {
      return Optional.of(e.getCause().toString());
    } catch (TimeoutException e) {
      return Optional.of("no answer within " + atMost.toMillis() + " ms");
    }
  }

  /** Closes connections and logs, as the end of its process would; it can be started again. */
  public void stop() {
    shutDown(server);
  }

  /**
   * Goes on after {@link #stop} with its logs, on the same ports.
   *
   * @throws StartException if it does not start, as when a port has been taken meanwhile
   */
  public void startAgain() throws StartException {
    try {
      server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
    } catch (RuntimeException e) {
      throw new StartException("Kafka does not start again at " + bootstrapServers + ": " + e, e);
    }
  }

  /** Closes the logs cleanly, so that the next start needs no recovery. */
  @Override
  public void close() {
    shutDown(server);
  }

  private static void shutDown(KafkaRaftServer server) {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  private static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE_ID)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Properties settings(Path folder, String host, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@" + host + ":" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    // after a jump of this server's clock, receive times may lie ahead of what Kafka takes as now;
    // by default it refuses records an hour ahead, and a job that cannot land would stand still
    settings.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    settings.put("message.max.bytes", Integer.toString(MESSAGE_BYTES_MAX));
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES));
    settings.put("log.cleaner.io.buffer.size", Integer.toString(1024 * 1024));
    // one broker: everything internal has one replica, and one partition is plenty
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // a consumer that has just come need not wait for others
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("background.threads", "2");
    return settings;
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /**
   * Waits until consumer groups can commit. Kafka makes the topic of their offsets when the first
   * group asks for its coordinator, and refuses commits until then; the question here, of a group
   * that never consumes, is that first one, and the client repeats it until it is answered.
   */
  private void awaitGroupCoordinator() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin.listConsumerGroupOffsets("offsite-start").partitionsToOffsetAndMetadata().get();
    }
  }

  private void createTopics(int partitions) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      TopicCreation.Outcome outcome =
          new TopicCreation(admin).createMissing(TopicPlan.of(TopicSizing.ofOneBroker(partitions)));
      outcome.otherPartitions().forEach(LOG::warn);
      outcome.otherCleanup().forEach(LOG::warn);
    }
  }
}
