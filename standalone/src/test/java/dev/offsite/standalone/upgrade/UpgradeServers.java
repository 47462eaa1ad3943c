package dev.offsite.standalone.upgrade;

import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.detection.DetectionEnds;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.history.store.HistorySettings;
import dev.offsite.pipelines.reference.KafkaReferenceFeed;
import dev.offsite.standalone.broker.BrokerAccess;
import dev.offsite.standalone.broker.BrokerPorts;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.InstanceAddresses;
import dev.offsite.standalone.instance.Ports;
import dev.offsite.standalone.kafka.EmbeddedKafka;
import dev.offsite.standalone.stack.Pipelines;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Empty Kafka and MQTT broker, and the jobs as {@code ./offsite up} defines them. */
final class UpgradeServers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration CHECKPOINTS = Duration.ofMillis(500);

  private final Credentials credentials;
  private final EmbeddedKafka kafka;
  private final EmbeddedMqttBroker broker;

  private UpgradeServers(Credentials credentials, EmbeddedKafka kafka, EmbeddedMqttBroker broker) {
    this.credentials = credentials;
    this.kafka = kafka;
    this.broker = broker;
  }

  static UpgradeServers start(Path folder) throws Exception {
    Files.createDirectories(folder);
    Credentials credentials = Credentials.readOrCreate(folder.resolve("credentials.properties"));
    int mqttPort;
    int kafkaPort;
    int controllerPort;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      mqttPort = ports.choose(0, "the port of MQTT");
      kafkaPort = ports.choose(0, "the port of Kafka");
      controllerPort = ports.choose(0, "the port of Kafka's controller");
    }
    EmbeddedKafka kafka =
        EmbeddedKafka.start(folder.resolve("kafka"), "127.0.0.1", kafkaPort, controllerPort, 1);
    EmbeddedMqttBroker broker =
        EmbeddedMqttBroker.start(
            folder.resolve("mqtt"),
            MqttListener.DEFAULT,
            new BrokerPorts(mqttPort, mqttPort),
            new BrokerAccess(
                credentials,
                DeviceLogins.open(credentials.secret(), folder.resolve("logins")),
                SimulatorAccount.ON,
                List.of()));
    return new UpgradeServers(credentials, kafka, broker);
  }

  String kafka() {
    return kafka.bootstrapServers();
  }

  InstanceAddresses addresses() {
    return new InstanceAddresses(
        broker.uri(), kafka.bootstrapServers(), ProcessHandle.current().pid());
  }

  Credentials credentials() {
    return credentials;
  }

  /** The detection job; only its watermarks and clock are such that a run can be repeated. */
  JobDefinition detection() {
    return new JobDefinition(
        "detection",
        1,
        CHECKPOINTS,
        environment ->
            DetectionJob.addTo(
                environment,
                DetectionEnds.telemetry(kafka(), new Properties()),
                new KafkaReferenceFeed(kafka(), Map.of()),
                settings(),
                DetectionEnds.candidates(kafka(), new Properties()),
                DetectionEnds.refusals(kafka(), new Properties())));
  }

  static DetectionSettings settings() {
    return new DetectionSettings(
        DetectionSettings.DEFAULT_LATENESS_HORIZON,
        ReceiveTimeWatermarks.ofRecords(),
        Clock.fixed(Instant.parse("2026-03-04T04:00:00Z"), ZoneOffset.UTC));
  }

  JobDefinition ingest() {
    return pipelines().ingest();
  }

  /** All jobs, just as {@code ./offsite up} defines them, with a time series that nobody serves. */
  List<JobDefinition> jobs() {
    Pipelines pipelines = pipelines();
    return List.of(
        pipelines.ingest(),
        pipelines.detection(),
        pipelines.cases(),
        pipelines.history(HistorySettings.of(URI.create("http://127.0.0.1:1"))));
  }

  /** Waits until the ingest job has subscribed. */
  void awaitSubscribed() {
    int subscriptions = pipelines().subscriptions();
    await().atMost(PATIENCE).until(() -> broker.connectedSubscriptions() >= subscriptions);
  }

  private Pipelines pipelines() {
    return new Pipelines(addresses(), credentials, 1);
  }

  @Override
  public void close() throws Exception {
    kafka.close();
    broker.close();
  }
}
