package dev.offsite.standalone.chaos;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Kafka in three parts that can be ended and started one by one: a controller, a broker that holds
 * the weighings, and a broker that holds all the rest. Nothing has a second replica, so what a part
 * holds has no leader while it is away.
 */
final class SplitKafka implements AutoCloseable {

  /** What can be taken away. */
  enum Part {
    CONTROLLER(1),
    REST(2),
    WEIGHINGS(3);

    private final int nodeId;

    Part(int nodeId) {
      this.nodeId = nodeId;
    }
  }

  private static final String HOST = "127.0.0.1";

  private final String clusterId = Uuid.randomUuid().toString();
  private final Path folder;
  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private final Map<Part, KafkaRaftServer> running = new EnumMap<>(Part.class);

  SplitKafka(Path folder) throws IOException {
    this.folder = folder;
    for (Part part : Part.values()) {
      ports.put(part, FreePort.choose());
    }
  }

  /** Starts all parts and makes the topics. */
  void start() throws Exception {
    start(Part.CONTROLLER);
    start(Part.REST);
    try (Admin admin = admin()) {
      // the topic of consumer groups comes to be where there is one broker only
      admin.listConsumerGroupOffsets("offsite-start").partitionsToOffsetAndMetadata().get();
      start(Part.WEIGHINGS);
      List<NewTopic> topics = new ArrayList<>();
      topics.add(topic(DeviceKind.WIM.telemetryTopic(), Part.WEIGHINGS, Map.of()));
      topics.add(topic(DeviceKind.TRUCK.telemetryTopic(), Part.REST, Map.of()));
      topics.add(topic(DeviceKind.DRONE.telemetryTopic(), Part.REST, Map.of()));
      topics.add(topic(KafkaTopics.DEAD_LETTER, Part.REST, Map.of()));
      topics.add(topic(KafkaTopics.REJECTED, Part.REST, Map.of()));
      topics.add(topic(KafkaTopics.LATE, Part.REST, Map.of()));
      Map<String, String> compacted =
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      topics.add(topic(KafkaTopics.CASE_INTAKE, Part.REST, compacted));
      topics.add(topic(KafkaTopics.REFERENCE, Part.REST, compacted));
      admin.createTopics(topics).all().get();
    }
  }

  void start(Part part) throws Exception {
    Path logs = folder.resolve(part.name());
    if (!Files.exists(logs)) {
      Files.createDirectories(logs);
      new Formatter()
          .setClusterId(clusterId)
          .setNodeId(part.nodeId)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(logs.toString())
          .addDirectory(logs.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    }
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings(part, logs), false), Time.SYSTEM);
    server.startup();
    running.put(part, server);
  }

  /** Ends a part in order. */
  void stop(Part part) {
    KafkaRaftServer server = running.remove(part);
    server.shutdown();
    server.awaitShutdown();
  }

  String bootstrapServers() {
    return HOST + ':' + ports.get(Part.REST) + ',' + HOST + ':' + ports.get(Part.WEIGHINGS);
  }

  @Override
  public void close() {
    for (Part part : List.of(Part.WEIGHINGS, Part.REST, Part.CONTROLLER)) {
      if (running.containsKey(part)) {
        stop(part);
      }
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, HOST + ':' + ports.get(Part.REST)));
  }

  private static NewTopic topic(String name, Part part, Map<String, String> configs) {
    return new NewTopic(name, Map.of(0, List.of(part.nodeId))).configs(configs);
  }

  private Properties settings(Part part, Path logs) {
    String listener = part == Part.CONTROLLER ? "CONTROLLER" : "PLAINTEXT";
    Properties settings = new Properties();
    settings.put("process.roles", part == Part.CONTROLLER ? "controller" : "broker");
    settings.put("node.id", Integer.toString(part.nodeId));
    settings.put(
        "controller.quorum.voters",
        Part.CONTROLLER.nodeId + "@" + HOST + ":" + ports.get(Part.CONTROLLER));
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listeners", listener + "://" + HOST + ":" + ports.get(part));
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", logs.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
    settings.put("num.network.threads", "1");
    settings.put("num.io.threads", "2");
    return settings;
  }
}
