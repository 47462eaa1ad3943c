package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./offsite up} on a disk that fills: first to the minimum, then to the last byte. */
class DiskFullBadDayIT {

  private static final int DISK_MIB = 500;
  private static final int MIN_MIB = 100;
  private static final int PER_DEVICE = 300;
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  private static final List<String> SCALES = Scales.of(REFERENCE, 4);
  private static final int ALL = PER_DEVICE * SCALES.size();

  @TempDir Path folder;

  @Test
  void disk_shortThenFull_refusesDevicesAndLosesNothing() throws Exception {
    assumeThat(SmallDisk.isPossible()).as("user namespaces, which mount the disk").isTrue();
    NeutralLocale.set();
    try (SmallDisk disk = SmallDisk.mountedOn(folder.resolve("disk"), DISK_MIB);
        OffsiteProcess offsite =
            new OffsiteProcess(
                folder,
                disk.mount().resolve("data"),
                disk.seenFromHere().resolve("data"),
                disk.through(),
                List.of("--no-history", "--disk-min-mb", Integer.toString(MIN_MIB)))) {
      disk.fillUpTo(MIN_MIB - 10);
      assertThat(offsite.runToItsEnd()).as("it does not start").isNotZero();
      assertThat(offsite.printed())
          .contains("The disk of " + disk.mount().resolve("data") + " has ")
          .contains("at least " + MIN_MIB + " MiB are needed");
      disk.clear();

      offsite.start();
      new ReferencePublisher(offsite.kafka(), Map.of()).publish("disk", Instant.now(), REFERENCE);
      try (Fleet fleet = Fleet.of(offsite.devices(), "disk", SCALES, PER_DEVICE)) {
        fleet.allow(PER_DEVICE / 3);
        fleet.awaitAcknowledged(ALL / 6);
        disk.fillUpTo(MIN_MIB / 2);
        offsite.awaitPrinted("less than " + MIN_MIB + " MiB free: devices are refused");
        fleet.allow(2 * PER_DEVICE / 3);
        awaitRefused(fleet);
        disk.clear();
        fleet.awaitAcknowledged(2 * ALL / 3);

        fleet.allow(PER_DEVICE);
        disk.fillUpTo(0);
        assertThat(offsite.awaitEnd()).as("it ends by itself").isNotZero();
        assertThat(offsite.printed()).contains("this instance ends before it is full");
        disk.clear();
        offsite.start();
        fleet.awaitAllAcknowledged();

        Outcome outcome = new Outcome(offsite.kafka(), REFERENCE);
        outcome.demandEverything("disk short, then full", fleet, "its own broker and Kafka");
        outcome.demandNoRefusals();
      }
    }
  }

  /** Every device has met a refusal, and nothing is acknowledged any more. */
  private static void awaitRefused(Fleet fleet) {
    await().atMost(Duration.ofSeconds(30)).until(() -> fleet.attemptsRepeated() >= SCALES.size());
    int before = fleet.acknowledged().size();
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(5))
        .until(() -> fleet.acknowledged().size() == before);
  }
}
