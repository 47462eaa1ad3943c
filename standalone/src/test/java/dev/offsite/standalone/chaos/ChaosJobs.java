package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.kafka.KafkaServer;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both jobs between a real broker and a real Kafka, while one part after the other is taken away.
 *
 * <p>The source reaches the broker through a proxy that passes everything on unless a test tells it
 * otherwise; devices reach it directly. Where broker and Kafka come from is the subclass's to say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChaosJobs {

  private static final long SEED = 20_261_122;
  private static final int DROPS = 8;
  private static final int STALLS = 2;
  private static final int DELAY_MS_MAX = 20;
  private static final int PER_DEVICE = 400;
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  private static final List<String> SCALES = Scales.of(REFERENCE, 4);
  private static final int ALL = PER_DEVICE * SCALES.size();
  private static final Duration KAFKA_AWAY = Duration.ofSeconds(21);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;

  private ExternalBroker broker;
  private FaultyProxy proxy;
  private KafkaServer kafka;
  private ChaosCluster cluster;
  private Outcome outcome;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    broker = newBroker(folder.resolve("broker"));
    broker.start();
    proxy = new FaultyProxy(broker.port());
    kafka = newKafka(folder.resolve("kafka"));
    kafka.start();
    outcome = new Outcome(kafka.bootstrapServers(), REFERENCE);
    new ReferencePublisher(kafka.bootstrapServers(), Map.of())
        .publish("chaos", Instant.now(), REFERENCE);
    cluster = ChaosCluster.start(folder.resolve("checkpoints"));
    cluster.runJobs(proxy.uri(), kafka.bootstrapServers());
    Subscribed.await(broker.port(), kafka.bootstrapServers(), SCALES.get(0));
  }

  @AfterEach
  void passEverything() {
    proxy.pass();
  }

  @AfterAll
  void stop() throws Exception {
    outcome.demandNoRefusals();
    cluster.close();
    kafka.close();
    proxy.close();
    broker.close();
  }

  /** The broker, not started; what it keeps on this machine's disk is in that folder. */
  abstract ExternalBroker newBroker(Path folder) throws Exception;

  /** Kafka, not started; what it keeps on this machine's disk is in that folder. */
  abstract KafkaServer newKafka(Path folder) throws Exception;

  /** What the tests ran with; it is in the name of each. */
  abstract String serverNames();

  Stream<String> servers() {
    return Stream.of(serverNames());
  }

  @ParameterizedTest(name = "with {0}")
  @MethodSource("servers")
  void broker_endedInOrderWhileDevicesPublish_losesNothing(String name) throws Exception {
    try (Fleet fleet = fleet("sigterm")) {
      fleet.allow(PER_DEVICE);
      fleet.awaitAcknowledged(ALL / 4);
      broker.stop();
      broker.start();
      fleet.awaitAllAcknowledged();

      assertThat(fleet.attemptsRepeated()).isPositive();
      outcome.demandEverything("broker SIGTERM", fleet, name);
    }
  }

  /**
   * The source is cut off, so that whatever is acknowledged is the broker's alone when it is
   * killed. What it had saved by then is demanded, and what it acknowledged after its restart. What
   * it acknowledged between saving and being killed it may lose if it saves only now and then:
   * nobody else has ever seen it.
   */
  @ParameterizedTest(name = "with {0}")
  @MethodSource("servers")
  void broker_killedWithAllItHolds_losesNothingThatItHadSaved(String name) throws Exception {
    try (Fleet fleet = fleet("sigkill")) {
      proxy.refuse();
      fleet.allow(PER_DEVICE / 2);
      fleet.awaitAcknowledged(ALL / 2);
      broker.save();
      Set<String> saved = fleet.acknowledged();
      fleet.allow(PER_DEVICE);
      fleet.awaitAcknowledged(ALL / 2 + 100);
      broker.kill();
      fleet.awaitAllCutOff();
      Set<String> whenKilled = fleet.acknowledged();
      broker.start();
      proxy.pass();
      fleet.awaitAllAcknowledged();

      Set<String> demanded = new LinkedHashSet<>(fleet.acknowledged());
      if (broker.savesOnlyWhenAsked()) {
        demanded.removeAll(whenKilled);
        demanded.addAll(saved);
      }
      outcome.demand("broker SIGKILL", fleet, demanded, name);
    }
  }

  /** Longer than the producers keep trying, so both jobs fail and begin again. */
  @ParameterizedTest(name = "with {0}")
  @MethodSource("servers")
  void kafka_awayForLongerThanProducersTry_losesNothingAndDevicesFeelNothing(String name)
      throws Exception {
    int restarts = cluster.ingestRestarts();
    try (Fleet fleet = fleet("kafka")) {
      fleet.allow(PER_DEVICE);
      fleet.awaitAcknowledged(ALL / 4);
      long since = System.nanoTime();
      kafka.stop();
      fleet.awaitAllAcknowledged();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  System.nanoTime() - since >= KAFKA_AWAY.toNanos()
                      && cluster.ingestRestarts() > restarts);
      kafka.start();

      assertThat(fleet.attemptsRepeated()).isZero();
      outcome.demandEverything(
          "Kafka away " + (System.nanoTime() - since) / 1_000_000_000 + " s",
          fleet,
          name + ", ingest restarted " + (cluster.ingestRestarts() - restarts) + " times");
    }
  }

  @ParameterizedTest(name = "with {0}")
  @MethodSource("servers")
  void taskManager_killedTwiceWhileDevicesPublish_losesNothing(String name) throws Exception {
    int restarts = cluster.ingestRestarts();
    int detectionRestarts = cluster.detectionRestarts();
    try (Fleet fleet = fleet("taskmanager")) {
      fleet.allow(PER_DEVICE);
      for (int round = 1; round <= 2; round++) {
        fleet.awaitAcknowledged(round * ALL / 4);
        cluster.killTaskManager();
        cluster.startTaskManager();
        cluster.awaitRestarts(restarts + round, detectionRestarts + round);
      }
      fleet.awaitAllAcknowledged();

      outcome.demandEverything("TaskManager killed twice", fleet, name);
    }
  }

  @ParameterizedTest(name = "with {0}")
  @MethodSource("servers")
  void network_dropsDelaysAndStalls_losesNothing(String name) throws Exception {
    Faults faults = Faults.of(SEED, DELAY_MS_MAX, DROPS, STALLS);
    try (Fleet fleet = fleet("network")) {
      proxy.misbehave(faults);
      fleet.allow(PER_DEVICE);
      fleet.awaitAllAcknowledged();
      // pings go on when all messages have passed, so every fault has its chunk
      await().atMost(PATIENCE).until(faults::areSpent);

      outcome.demandEverything(
          "network: %d drops, %d stalls, %d delays".formatted(DROPS, STALLS, faults.delays()),
          fleet,
          name + ", seed " + SEED);
    }
  }

  private Fleet fleet(String scenario) throws Exception {
    return Fleet.of(BrokerLogin.anonymous(broker.port()), scenario, SCALES, PER_DEVICE);
  }
}
