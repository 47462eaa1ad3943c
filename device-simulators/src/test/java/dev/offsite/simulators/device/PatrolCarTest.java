package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.simulators.patrol.Kerb;
import dev.offsite.simulators.patrol.ParkedCar;
import dev.offsite.simulators.patrol.ParkedCars;
import dev.offsite.simulators.patrol.Rounds;
import dev.offsite.simulators.patrol.Sorties;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatrolCarTest {

  private static final double UNTIL_S = 3 * 3_600;
  private static final World WORLD = Patrols.world("null", "{vehicles: 2}", Worlds.SEED);
  private static final Patrols PATROLS = Patrols.of(WORLD, UNTIL_S);
  private static final List<DetectionReport> SEEN =
      PATROLS.detections().stream()
          .filter(d -> d.platform() == DetectionReport.Platform.PATROL_CAR)
          .toList();

  @Test
  void cars_areRegisteredAsDrones() {
    List<String> registered =
        Scenario.load(Scenario.HANGZHOU_DEMO).reference().stream()
            .filter(entry -> entry instanceof ReferenceEntry.Device)
            .map(ReferenceEntry.Device.class::cast)
            .filter(device -> device.deviceKind() == DeviceKind.DRONE)
            .map(ReferenceEntry.Device::id)
            .toList();
    assertThat(registered).containsAll(WORLD.rounds().get(0).carIds());
    for (int area = 0; area < WORLD.areas().size(); area++) {
      Sorties sorties = WORLD.sorties(area);
      assertThat(registered).containsAll(sorties.area().droneIds());
    }
  }

  @Test
  void car_rounds_beginAndEndAndAreTrackedEveryOtherSecond() {
    Rounds rounds = WORLD.kerb(0).rounds();
    for (int car = 0; car < 2; car++) {
      List<SortieReport> reports = PATROLS.sorties(rounds.round().carIds().get(car));
      for (SortieReport report : reports) {
        double s = PATROLS.secondsOf(report);
        int number = Integer.parseInt(report.sortieId().replaceAll(".*-", ""));
        double intoS = s - rounds.fromS(car, number);
        assertThat(intoS).isBetween(-0.001, rounds.lengthS() + 0.001);
        assertThat(PATROLS.placeOf(report).distanceM(rounds.at(intoS))).isLessThan(0.1);
        assertThat(report.heightM()).isNull();
        assertThat(report.pitchDeg()).isNull();
      }
      assertThat(PATROLS.secondsOf(reports.get(0))).isCloseTo(rounds.fromS(car, 1), within(0.001));
      assertThat(reports.stream().filter(r -> r.phase() == SortieReport.Phase.END).count())
          .isBetween(18L, 24L);
    }
  }

  @Test
  void car_detections_areOfCarsThatStandThere_withTheirPlates() {
    Map<String, ParkedCar> cars = parked();
    assertThat(SEEN).hasSizeGreaterThan(2_000);
    for (DetectionReport detection : SEEN) {
      ParkedCar car = cars.get(detection.plate().text());
      assertThat(car.isThereAt(PATROLS.secondsOf(detection))).as("%s", detection).isTrue();
      assertThat(PATROLS.placeOf(detection).distanceM(car.place().at()))
          .isLessThanOrEqualTo(1.2 * detection.ce90M() + 0.02);
      assertThat(detection.objectClass()).isEqualTo("ILLEGAL_PARKING");
      assertThat(detection.plate().confidence()).isBetween(0.85, 1.0);
    }
  }

  @Test
  void car_longStay_isSeenOnEveryRoundOfBothCars() {
    Rounds rounds = WORLD.kerb(0).rounds();
    Map<String, Set<String>> patrolsByPlate = new HashMap<>();
    for (DetectionReport detection : SEEN) {
      patrolsByPlate
          .computeIfAbsent(detection.plate().text(), plate -> new HashSet<>())
          .add(detection.sortieId());
    }
    int most = 0;
    for (ParkedCar car : parked().values()) {
      int looks =
          (int)
              rounds.looks(car.place(), car.there()).stream()
                  .filter(look -> look.toS() < UNTIL_S - 1)
                  .count();
      int seen = patrolsByPlate.getOrDefault(car.plate(), Set.of()).size();
      assertThat(seen).as("%s", car).isBetween(looks, looks + 1);
      most = Math.max(most, looks);
    }
    assertThat(most).isGreaterThan(20);
  }

  @Test
  void car_reportsCarsOutsideTheZoneAndWithinTheirGraceToo() {
    Map<String, ParkedCar> cars = parked();
    assertThat(SEEN).anyMatch(d -> !cars.get(d.plate().text()).place().isForbidden());
    assertThat(SEEN).anyMatch(d -> cars.get(d.plate().text()).there().lengthS() < 600);
  }

  @Test
  void car_positions_ninetyPercentWithinTheirCe90() {
    Map<String, ParkedCar> cars = parked();
    long within =
        SEEN.stream()
            .filter(
                d ->
                    PATROLS.placeOf(d).distanceM(cars.get(d.plate().text()).place().at())
                        <= d.ce90M())
            .count();
    assertThat((double) within / SEEN.size()).isCloseTo(0.9, within(0.02));
    assertThat(SEEN).allMatch(d -> d.ce90M() >= 2.1 && d.ce90M() <= 5.4);
  }

  @Test
  void patrols_sameSeed_sameBytes_anotherSeed_others() throws Exception {
    assertThat(digest(1)).isEqualTo(digest(1)).isNotEqualTo(digest(2));
  }

  private static Map<String, ParkedCar> parked() {
    Kerb kerb = WORLD.kerb(0);
    Map<String, ParkedCar> parked = new HashMap<>();
    for (int place = 0; place < kerb.places().size(); place++) {
      ParkedCars cars = kerb.cars(place);
      ParkedCar car = cars.next();
      while (car.there().fromS() < UNTIL_S) {
        parked.put(car.plate(), car);
        car = cars.next();
      }
    }
    return parked;
  }

  private static String digest(long seed) throws Exception {
    String patrols =
        "{vehicles: 2, abortedShare: 0.5, passingShare: 0.5, camera: {pitchDeg: -60, missShare:"
            + " 0.4}}";
    DeviceSwarm swarm = new DeviceSwarm(Patrols.world("null", patrols, seed));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 10_000; i++) {
      DeviceMessage message = swarm.next();
      digest.update(message.topicName().getBytes(StandardCharsets.UTF_8));
      digest.update(message.payload());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
