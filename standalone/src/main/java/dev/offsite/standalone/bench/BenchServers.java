package dev.offsite.standalone.bench;

import dev.offsite.standalone.broker.BrokerAccess;
import dev.offsite.standalone.broker.BrokerPorts;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.broker.MqttListener;
import dev.offsite.standalone.broker.SimulatorAccount;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.instance.InstanceAddresses;
import dev.offsite.standalone.instance.Ports;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.kafka.EmbeddedKafka;
import dev.offsite.standalone.stack.Pipelines;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One Kafka, and one broker at a time, that each broker begins empty: no session of an earlier
 * round is left to be served besides the one that is measured.
 */
public final class BenchServers implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration SUBSCRIBE_MAX = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 10;

  private final Path folder;
  private final Credentials credentials;
  private final EmbeddedKafka kafka;
  private EmbeddedMqttBroker broker;
  private int brokers;
  private int clusters;

  private BenchServers(Path folder, Credentials credentials, EmbeddedKafka kafka) {
    this.folder = folder;
    this.credentials = credentials;
    this.kafka = kafka;
  }

  /** Starts Kafka; a broker comes with {@link #restartBroker}. */
  static BenchServers start(Path folder) throws StartException {
    return start(folder, 1);
  }

  /** The same with so many partitions of each topic of telemetry. */
  public static BenchServers start(Path folder, int partitions) throws StartException {
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      int port = ports.choose(0, "the port of Kafka");
      int controllerPort = ports.choose(0, "the port of Kafka's controller");
      ports.close();
      Credentials credentials = Credentials.readOrCreate(folder.resolve("credentials.properties"));
      return new BenchServers(
          folder,
          credentials,
          EmbeddedKafka.start(folder.resolve("kafka"), HOST, port, controllerPort, partitions));
    } catch (IOException e) {
      throw new StartException("Cannot write to " + folder + ": " + e, e);
    }
  }

  /** Ends the broker there is and starts an empty one. */
  void restartBroker() throws Exception {
    closeBroker();
    int port;
    try (Ports ports = new Ports(InetAddress.getLoopbackAddress())) {
      port = ports.choose(0, "the port of the MQTT broker");
    }
    Path journals = folder.resolve("mqtt-" + brokers++);
    BrokerAccess access =
        new BrokerAccess(
            credentials,
            DeviceLogins.open(credentials.secret(), folder.resolve("logins")),
            SimulatorAccount.ON,
            List.of());
    broker =
        EmbeddedMqttBroker.start(
            journals, MqttListener.DEFAULT, new BrokerPorts(port, port), access);
  }

  BenchAccounts accounts() {
    return new BenchAccounts(credentials);
  }

  String brokerUri() {
    return broker.uri();
  }

  /** Where clients of Kafka connect. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Messages that the broker holds and nobody has acknowledged. */
  long unacknowledgedMessages() {
    return broker.queuedMessages();
  }

  /** Starts the ingest job as an instance does, and returns once it has subscribed. */
  JobCluster startIngest() throws Exception {
    int number = clusters++;
    JobCluster cluster =
        JobCluster.start(
            folder.resolve("checkpoints-" + number), folder.resolve("tmp-" + number), 1);
    boolean started = false;
    try {
      Pipelines pipelines =
          new Pipelines(
              new InstanceAddresses(brokerUri(), bootstrapServers(), ProcessHandle.current().pid()),
              credentials,
              1);
      cluster.run(pipelines.ingest(), JobCluster.EarlierState.DISCARD, JobCluster.Await.RUNNING);
      awaitSubscriptions(pipelines.subscriptions());
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  /** Waits until the broker holds nothing unacknowledged any more. */
  void awaitAcknowledged(Duration atMost) throws BenchFailedException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (unacknowledgedMessages() > 0) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailedException(
            unacknowledgedMessages()
                + " messages are not acknowledged within "
                + atMost.toSeconds()
                + " s");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private void awaitSubscriptions(int subscriptions)
      throws BenchFailedException, InterruptedException {
    long deadline = System.nanoTime() + SUBSCRIBE_MAX.toNanos();
    while (broker.connectedSubscriptions() < subscriptions) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailedException(
            "The ingest job does not subscribe within " + SUBSCRIBE_MAX.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private void closeBroker() throws Exception {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  @Override
  public void close() throws Exception {
    kafka.close();
    closeBroker();
  }
}
