package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.kafka.KafkaWatch;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka answers, but nobody leads the partition that ingest writes to; then no controller. */
class KafkaLeaderBadDayIT {

  private static final int PER_DEVICE = 200;
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  private static final List<String> SCALES = Scales.of(REFERENCE, 4);
  private static final int ALL = PER_DEVICE * SCALES.size();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void kafka_withoutLeaderThenWithoutController_losesNothingAndDevicesFeelNothing()
      throws Exception {
    NeutralLocale.set();
    try (ExternalBroker broker = ExternalBroker.ofThisMachine(folder.resolve("broker"));
        SplitKafka kafka = new SplitKafka(folder.resolve("kafka"))) {
      broker.start();
      kafka.start();
      new ReferencePublisher(kafka.bootstrapServers(), Map.of())
          .publish("leader", Instant.now(), REFERENCE);
      Outcome outcome = new Outcome(kafka.bootstrapServers(), REFERENCE);
      try (ChaosCluster cluster = ChaosCluster.start(folder.resolve("checkpoints"));
          KafkaWatch watch =
              KafkaWatch.start(
                  kafka.bootstrapServers(),
                  List.of(DeviceKind.WIM.telemetryTopic(), KafkaTopics.CASE_INTAKE))) {
        cluster.runJobs("tcp://127.0.0.1:" + broker.port(), kafka.bootstrapServers());
        awaitSubscribed(broker, kafka);

        withoutLeader(broker, kafka, cluster, watch, outcome);
        withoutController(broker, kafka, outcome);
      }
      outcome.demandNoRefusals();
    }
  }

  private static void withoutLeader(
      ExternalBroker broker,
      SplitKafka kafka,
      ChaosCluster cluster,
      KafkaWatch watch,
      Outcome outcome)
      throws Exception {
    int restarts = cluster.ingestRestarts();
    try (Fleet fleet = fleet(broker, "leader")) {
      fleet.allow(PER_DEVICE);
      fleet.awaitAcknowledged(ALL / 4);
      kafka.stop(SplitKafka.Part.WEIGHINGS);
      await().atMost(PATIENCE).until(() -> !watch.warnings().isEmpty());
      assertThat(watch.warnings())
          .containsExactly(
              "Kafka has no leader for telemetry.wim-0: the jobs wait, and the MQTT broker keeps"
                  + " what is not in Kafka. Bring back the brokers that hold these partitions");
      fleet.awaitAllAcknowledged();
      // producers have given up, and begun anew
      await().atMost(PATIENCE).until(() -> cluster.ingestRestarts() > restarts);
      kafka.start(SplitKafka.Part.WEIGHINGS);

      assertThat(fleet.attemptsRepeated()).isZero();
      outcome.demandEverything(
          "Kafka without leader",
          fleet,
          "ingest restarted " + (cluster.ingestRestarts() - restarts) + " times");
      await().atMost(PATIENCE).until(() -> watch.warnings().isEmpty());
    }
  }

  private static void withoutController(ExternalBroker broker, SplitKafka kafka, Outcome outcome)
      throws Exception {
    try (Fleet fleet = fleet(broker, "controller")) {
      fleet.allow(PER_DEVICE);
      fleet.awaitAcknowledged(ALL / 4);
      kafka.stop(SplitKafka.Part.CONTROLLER);
      fleet.awaitAllAcknowledged();
      // partitions keep their leaders, so this needs no controller
      outcome.demandEverything("Kafka without controller", fleet, "judged while it was away");
      kafka.start(SplitKafka.Part.CONTROLLER);
    }
    try (Fleet fleet = fleet(broker, "controller-back")) {
      fleet.allow(PER_DEVICE);
      fleet.awaitAllAcknowledged();
      outcome.demandEverything("Kafka's controller back", fleet, "");
    }
  }

  private static Fleet fleet(ExternalBroker broker, String scenario) {
    return Fleet.of(BrokerLogin.anonymous(broker.port()), scenario, SCALES, PER_DEVICE);
  }

  private static void awaitSubscribed(ExternalBroker broker, SplitKafka kafka) {
    Subscribed.await(broker.port(), kafka.bootstrapServers(), SCALES.get(0));
  }
}
