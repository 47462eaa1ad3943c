package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceSwarmTest {

  @Test
  void swarm_sameSeed_sameBytes() throws Exception {
    assertThat(digest(1, 20_000)).isEqualTo(digest(1, 20_000));
  }

  @Test
  void swarm_anotherSeed_otherBytes() throws Exception {
    assertThat(digest(1, 2_000)).isNotEqualTo(digest(2, 2_000));
  }

  @Test
  void truth_sameSeed_isTheSame_andAskedInStepsToo() {
    World world = Worlds.demo(40);
    var stepwise = world.truthLog();
    for (int minute = 1; minute <= 30; minute++) {
      stepwise.until(Worlds.NOON.plusSeconds(60L * minute));
    }
    assertThat(stepwise.until(Worlds.NOON.plusSeconds(1_800)))
        .isEqualTo(Worlds.demo(40).truthLog().until(Worlds.NOON.plusSeconds(1_800)));
  }

  @Test
  void swarm_messages_comeInTheOrderTheyAreDue() {
    DeviceSwarm swarm = new DeviceSwarm(Worlds.demo(30));
    long before = 0;
    for (int i = 0; i < 5_000; i++) {
      assertThat(swarm.nextDueMillis()).isGreaterThanOrEqualTo(before);
      before = swarm.nextDueMillis();
      assertThat(swarm.next().dueMillis()).isEqualTo(before);
    }
  }

  @Test
  void swarm_fleetOfYuhang_keepsTheNominalRateEverySecond() {
    World world = Worlds.demo(5_216);
    DeviceSwarm swarm = new DeviceSwarm(world);
    for (int second = 0; second < 5; second++) {
      int trucks = 0;
      while (swarm.nextDueMillis() < world.millisAt(second + 1)) {
        if (swarm.next().topic().device() == DeviceKind.TRUCK) {
          trucks++;
        }
      }
      assertThat(trucks).as("fixes in second %s", second).isEqualTo(5_216);
    }
  }

  @Test
  void swarm_longerInterval_sendsLess() {
    World world = Worlds.of("fleet: {trucks: 100, fixEvery: 30s}");
    DeviceSwarm swarm = new DeviceSwarm(world);
    assertThat(fixes(swarm, world, 60)).hasSize(200);
  }

  @Test
  void swarm_begin_retainedStatusOfEveryScaleAndDrone() {
    World world = Worlds.demo(3);
    DeviceSwarm swarm = new DeviceSwarm(world);
    List<String> births = new ArrayList<>();
    while (swarm.nextDueMillis() < world.millisAt(2)) {
      DeviceMessage message = swarm.next();
      assertThat(message.retained()).isEqualTo(message.topic().report() == ReportKind.STATUS);
      if (message.retained()) {
        births.add(message.topic().deviceId());
      }
    }
    assertThat(births)
        .containsExactlyInAnyOrder(
            "wim-01",
            "wim-02",
            "wim-03",
            "wim-04",
            "wim-05",
            "wim-06",
            "wim-07",
            "drone-01",
            "drone-02",
            "drone-03",
            "drone-04");
  }

  @Test
  void terminal_fixes_areOffByNoiseAndNoMore() {
    World world = Worlds.demo(30);
    DeviceSwarm swarm = new DeviceSwarm(world);
    Map<String, Walk> walks = new HashMap<>();
    double squares = 0;
    List<PositionReport> fixes = fixes(swarm, world, 300);
    for (PositionReport fix : fixes) {
      Walk walk =
          walks.computeIfAbsent(
              fix.deviceId(), id -> new Walk(world, Integer.parseInt(id.substring(6)) - 1));
      PlanePoint truth = walk.at(fix);
      PlanePoint seen = world.plane().pointAt(fix.lng(), fix.lat());
      double eastM = seen.eastM() - truth.eastM();
      double northM = seen.northM() - truth.northM();
      assertThat(Math.max(Math.abs(eastM), Math.abs(northM)))
          .isLessThan(TruckTerminal.ERROR_M_MAX + 0.1);
      squares += eastM * eastM + northM * northM;
      assertThat(fix.accuracyM()).isBetween(3.0, 5.0);
    }
    assertThat(Math.sqrt(squares / fixes.size() / 2)).isCloseTo(TruckTerminal.SIGMA_M, within(0.4));
  }

  @Test
  void terminal_truckAtTheBorder_jittersButReportsStanding() {
    World world = Worlds.demo(30);
    int truck = 0;
    while (world.mix().habitOf(truck) != Habit.PARKS_AT_BORDER) {
      truck++;
    }
    String deviceId = FleetMix.deviceIdOf(truck);
    List<PositionReport> fixes =
        fixes(new DeviceSwarm(world), world, 60).stream()
            .filter(fix -> fix.deviceId().equals(deviceId))
            .toList();
    assertThat(fixes.stream().map(PositionReport::lng).distinct().count()).isGreaterThan(30);
    assertThat(fixes).allMatch(fix -> fix.speedKph() == 0 && fix.courseDeg() == null);
  }

  private static List<PositionReport> fixes(DeviceSwarm swarm, World world, int seconds) {
    TelemetryCodec codec = new TelemetryCodec();
    List<PositionReport> fixes = new ArrayList<>();
    while (swarm.nextDueMillis() < world.millisAt(seconds)) {
      DeviceMessage message = swarm.next();
      if (message.topic().report() == ReportKind.POSITION) {
        fixes.add(
            (PositionReport)
                codec.decode(message.topic(), message.payload()).reports().get(0).report());
      }
    }
    return fixes;
  }

  private static String digest(long seed, int messages) throws Exception {
    DeviceSwarm swarm = new DeviceSwarm(Worlds.demo(Worlds.NOON, seed, 200));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < messages; i++) {
      DeviceMessage message = swarm.next();
      digest.update(message.topic().name().getBytes(StandardCharsets.UTF_8));
      digest.update(message.payload());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A truck's true place at the moments of its fixes, which only rise. */
  private static final class Walk {
    private final World world;
    private final Itinerary itinerary;
    private Leg leg;

    Walk(World world, int truck) {
      this.world = world;
      this.itinerary = world.itinerary(truck);
      this.leg = itinerary.next();
    }

    PlanePoint at(PositionReport fix) {
      double s = Duration.between(world.options().begin(), fix.fixTime()).toMillis() / 1000.0;
      while (leg.span().toS() <= s) {
        leg = itinerary.next();
      }
      return leg.stateAt(s).at();
    }
  }
}
