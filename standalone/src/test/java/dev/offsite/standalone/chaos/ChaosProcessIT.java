package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code ./offsite up}, broker and Kafka included, killed and started again. */
class ChaosProcessIT {

  private static final int PER_DEVICE = 600;
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  private static final List<String> SCALES = Scales.of(REFERENCE, 4);
  private static final int ALL = PER_DEVICE * SCALES.size();

  @TempDir Path folder;

  @Test
  void process_killedTwiceWhileDevicesPublish_losesNothingAndInventsNoCandidate() throws Exception {
    NeutralLocale.set();
    try (OffsiteProcess offsite = new OffsiteProcess(folder)) {
      offsite.start();
      new ReferencePublisher(offsite.kafka(), Map.of()).publish("chaos", Instant.now(), REFERENCE);
      try (Fleet fleet = Fleet.of(offsite.devices(), "up", SCALES, PER_DEVICE)) {
        fleet.allow(PER_DEVICE);
        for (int round = 1; round <= 2; round++) {
          fleet.awaitAcknowledged(round * ALL / 3);
          offsite.kill();
          offsite.start();
        }
        fleet.awaitAllAcknowledged();

        assertThat(fleet.attemptsRepeated()).isPositive();
        Outcome outcome = new Outcome(offsite.kafka(), REFERENCE);
        outcome.demandEverything("./offsite up SIGKILL twice", fleet, "its own broker and Kafka");
        outcome.demandNoRefusals();
      }
    }
  }
}
