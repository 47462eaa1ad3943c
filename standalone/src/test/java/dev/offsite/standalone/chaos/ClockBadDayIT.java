package dev.offsite.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock of the server is set while {@code ./offsite up} runs and devices publish, with Debian's
 * {@code faketime}: hours forward, right again, minutes back, right again. The devices' own clocks
 * are right all the time.
 */
class ClockBadDayIT {

  private static final int PER_DEVICE = 400;
  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(1).reference();
  private static final List<String> SCALES = Scales.of(REFERENCE, 4);
  private static final int ALL = PER_DEVICE * SCALES.size();

  @TempDir Path folder;

  @Test
  void clock_setForwardAndBack_rejectsNothingAndInventsNoCandidate() throws Exception {
    FakeTime time = new FakeTime(folder.resolve("clock"));
    assumeThat(FakeTime.isInstalled()).as("faketime").isTrue();
    NeutralLocale.set();
    time.set("+0");
    try (OffsiteProcess offsite =
        new OffsiteProcess(
            folder,
            folder.resolve("data"),
            folder.resolve("data"),
            time.through(),
            List.of("--disk-min-mb", "1"))) {
      offsite.start();
      new ReferencePublisher(offsite.kafka(), Map.of()).publish("clock", Instant.now(), REFERENCE);
      try (Fleet fleet = Fleet.of(offsite.devices(), "clock", SCALES, PER_DEVICE)) {
        String[] offsets = {"+3h", "+0", "-40m", "+0"};
        for (int i = 0; i < offsets.length; i++) {
          fleet.allow((i + 1) * PER_DEVICE / (offsets.length + 1));
          fleet.awaitAcknowledged((i + 1) * ALL / (offsets.length + 1));
          time.set(offsets[i]);
          // it must meet messages, and what they become, before the next step
          fleet.allow((2 * i + 3) * PER_DEVICE / (2 * (offsets.length + 1)));
          if (offsets[i].equals("+0")) {
            offsite.awaitPrinted("no warnings any more", i / 2 + 1);
          } else {
            offsite.awaitPrinted("warning: the clock of this server was set", i / 2 + 1);
          }
        }
        fleet.allow(PER_DEVICE);
        fleet.awaitAllAcknowledged();

        Outcome outcome = new Outcome(offsite.kafka(), REFERENCE);
        outcome.demandEverything("clock +3 h, -40 min", fleet, "its own broker and Kafka");
        outcome.demandNoRefusals();
      }
      offsite.stop();
      assertThat(Files.readString(folder.resolve("data/logs/offsite.log")))
          .contains("The clock of this server was set by 10")
          .contains("The clock of this server was set by -2")
          .contains("The clock of this server is where it was before its step");
    }
  }
}
