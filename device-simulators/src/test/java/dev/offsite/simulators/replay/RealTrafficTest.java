package dev.offsite.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.DeviceSwarm;
import dev.offsite.simulators.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is what simulated scales report like what a real scale reported?
 *
 * <p>The real road is European and fast, with few trucks: its mix, its speeds and its heaviest
 * masses say nothing of Hangzhou. How cars weigh and where axles are is the same everywhere.
 */
class RealTrafficTest {

  private static final int TRUCK_KG_MIN = 2_500;

  @TempDir Path folder;

  @Test
  void cars_simulatedAndReal_weighTheSame_onTheSameAxles() throws IOException {
    List<PassageReport> real = cars(real());
    List<PassageReport> simulated = cars(simulated());
    assertThat(real).hasSize(812);
    assertThat(mean(simulated, PassageReport::grossKg))
        .isCloseTo(mean(real, PassageReport::grossKg), within(120.0));
    assertThat(mean(simulated, RealTrafficTest::frontShare))
        .isCloseTo(mean(real, RealTrafficTest::frontShare), within(0.02));
    assertThat(mean(simulated, r -> r.axleSpacingsM().get(0)))
        .isCloseTo(mean(real, r -> r.axleSpacingsM().get(0)), within(0.05));
  }

  @Test
  void trucks_ofFourAndSixAxles_haveTheirAxlesWhereRealOnesHave() throws IOException {
    for (int axles : new int[] {4, 6}) {
      List<PassageReport> real = trucks(real(), axles);
      List<PassageReport> simulated = trucks(simulated(), axles);
      assertThat(real).hasSizeGreaterThan(5);
      for (int i = 0; i < axles - 1; i++) {
        int gap = i;
        assertThat(mean(simulated, r -> r.axleSpacingsM().get(gap)))
            .as("spacing %s of %s axles", gap, axles)
            .isCloseTo(mean(real, r -> r.axleSpacingsM().get(gap)), within(0.65));
      }
    }
  }

  @Test
  void trucks_simulatedAndReal_areSlowerThanCars() throws IOException {
    for (List<PassageReport> reports : List.of(real(), simulated())) {
      double carsKph = mean(cars(reports), PassageReport::speedKph);
      double trucksKph =
          mean(
              reports.stream().filter(r -> r.grossKg() >= TRUCK_KG_MIN).toList(),
              PassageReport::speedKph);
      assertThat(carsKph - trucksKph).isBetween(3.0, 10.0);
    }
  }

  private List<PassageReport> real() throws IOException {
    Path archive = RealRecordings.require("wim-real-1000.csv");
    Path apart = Files.createTempDirectory(folder, "real");
    return Imported.of(archive, apart).reports().stream()
        .map(timed -> (PassageReport) timed.report())
        .toList();
  }

  private static List<PassageReport> simulated() {
    DeviceSwarm swarm = new DeviceSwarm(Worlds.demo(0));
    TelemetryCodec codec = new TelemetryCodec();
    List<PassageReport> reports = new ArrayList<>();
    while (reports.size() < 10_000) {
      DeviceMessage message = swarm.next();
      if (message.topic().report() == ReportKind.PASSAGE) {
        reports.add(
            (PassageReport)
                codec.decode(message.topic(), message.payload()).reports().get(0).report());
      }
    }
    return reports;
  }

  private static List<PassageReport> cars(List<PassageReport> reports) {
    return reports.stream().filter(r -> r.grossKg() < TRUCK_KG_MIN).toList();
  }

  private static List<PassageReport> trucks(List<PassageReport> reports, int axles) {
    return reports.stream()
        .filter(r -> r.grossKg() >= TRUCK_KG_MIN && r.axleCount() == axles)
        .toList();
  }

  private static double frontShare(PassageReport report) {
    return report.axleLoadsKg().get(0) / (double) report.grossKg();
  }

  private static double mean(List<PassageReport> reports, ToDoubleFunction<PassageReport> of) {
    return reports.stream().mapToDouble(of).average().orElseThrow();
  }
}
