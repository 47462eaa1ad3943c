package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.telemetry.VehicleConfiguration;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeTrafficTest {

  private static final ScalePlan PLAN = Worlds.demo(0).options().scales();

  private static final int VEHICLES = 20_000;

  private final World world = Worlds.demo(0);

  @Test
  void masses_everyVehicle_isAClearCaseForItsScale() {
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      WeighedBridge weighed = world.bridges().get(bridge);
      double error = weighed.errorShareMax();
      int overloaded = 0;
      for (Passage passage : passages(bridge)) {
        double allowedKg = passage.limitKg() * weighed.tolerance();
        boolean over = passage.grossKg() > allowedKg;
        double weighedKg = passage.grossKg() * (over ? 1 - error : 1 + error);
        assertThat(weighedKg > allowedKg)
            .as("%s at %s weighs %s of %s", passage, weighed.site().id(), weighedKg, allowedKg)
            .isEqualTo(over);
        assertThat(passage.grossKg()).isBetween(1_000, 130_000);
        overloaded += over ? 1 : 0;
      }
      assertThat(overloaded / (double) VEHICLES)
          .as(weighed.site().id())
          .isCloseTo(PLAN.overloadedShare() * 0.78 + PLAN.exemptShare(), within(0.02));
    }
  }

  @Test
  void stream_isPoissonWithTheMeanAskedFor() {
    List<Passage> passages = passages(0);
    double lastS = 0;
    double squares = 0;
    for (Passage passage : passages) {
      assertThat(passage.atS()).isGreaterThan(lastS);
      squares += Math.pow(passage.atS() - lastS, 2);
      lastS = passage.atS();
    }
    assertThat(lastS / VEHICLES).isCloseTo(4, within(0.15));
    // For an exponential distribution the mean square is twice the square of the mean.
    assertThat(squares / VEHICLES).isCloseTo(32, within(3.0));
  }

  @Test
  void traffic_hasUnreadablePlates_unknownConfigurations_andExemptVehicles() {
    List<Passage> passages = passages(1);
    assertThat(passages.stream().filter(p -> !p.trip().plateReadable()).count())
        .isBetween(VEHICLES / 30L, VEHICLES / 15L);
    assertThat(passages.stream().filter(p -> isUnrecognised(p)).count())
        .isBetween(VEHICLES / 16L, VEHICLES / 9L);
    assertThat(passages.stream().filter(p -> p.trip().exempt()))
        .isNotEmpty()
        .allMatch(p -> world.bridges().get(1).exemptPlates().contains(p.plate()))
        .allMatch(p -> p.trip().plateReadable());
  }

  @Test
  void truth_isExactlyTheOverloadedThatAreNotExempt() {
    List<Truth> truths =
        world.truthLog().until(Worlds.NOON.plus(Duration.ofHours(2))).stream()
            .filter(truth -> truth.kind() == Offence.BRIDGE_OVERLOAD)
            .toList();
    List<String> expected = new ArrayList<>();
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      WeighedBridge weighed = world.bridges().get(bridge);
      for (Passage passage : passages(bridge)) {
        if (passage.atS() < 7_200
            && !passage.trip().exempt()
            && passage.grossKg() > passage.limitKg() * weighed.tolerance()) {
          String subject = passage.trip().plateReadable() ? passage.plate() : weighed.scale().id();
          expected.add(weighed.site().id() + subject + world.instantAt(passage.atS()));
        }
      }
    }
    assertThat(truths.stream().map(t -> t.place() + t.subject() + t.start()))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(truths).allMatch(truth -> truth.start().equals(truth.end()));
  }

  @Test
  void truth_unrecognisedVehicle_isJudgedByWhatItsAxlesTell_elseByTheMostFavourableLimit() {
    int unrecognised = 0;
    for (Passage passage : passages(1)) {
      if (isUnrecognised(passage) && passage.vehicle().axles() == 6) {
        // A tridem behind one axle leaves one driven axle, behind a tandem one or two.
        boolean oneDrive = passage.vehicle().spacingsM().get(0) < 2;
        assertThat(passage.limitKg()).isEqualTo(oneDrive ? 46_000 : 49_000);
        unrecognised++;
      } else if (passage.vehicle().axles() == 3) {
        assertThat(passage.limitKg()).isEqualTo(25_000);
      }
    }
    assertThat(unrecognised).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "2, RIGID, 1, 18000",
    "3, RIGID, 2, 25000",
    "4, RIGID, 2, 31000",
    "3, ARTICULATED, 1, 27000",
    "4, ARTICULATED, 1, 36000",
    "5, ARTICULATED, 1, 43000",
    "6, ARTICULATED, 1, 46000",
    "6, ARTICULATED, 2, 49000",
    "6, ARTICULATED, , 49000",
    "9, ARTICULATED, 2, 49000",
    "2, UNKNOWN, , 18000",
    "3, UNKNOWN, , 27000",
    "4, UNKNOWN, , 36000",
    "5, UNKNOWN, , 43000",
    "6, UNKNOWN, , 49000",
    "5, CENTRE_AXLE_TRAILER, 2, 43000",
    "5, FULL_TRAILER, 2, 43000"
  })
  void limit_ofTheTable(
      int axles, VehicleConfiguration configuration, Integer driveAxles, int limitKg) {
    assertThat(
            new Silhouette(axles, configuration, driveAxles)
                .limitKg(world.bridges().get(0).limits(), world.bridges().get(0).layouts()))
        .isEqualTo(limitKg);
  }

  @Test
  void limit_noRow_isRefused() {
    assertThatThrownBy(
            () ->
                new Silhouette(1, VehicleConfiguration.RIGID, null)
                    .limitKg(world.bridges().get(0).limits(), world.bridges().get(0).layouts()))
        .hasMessageContaining("RIGID with 1 axles");
  }

  @Test
  void postedLimit_bindsBelowTheTable() {
    int posted = 0;
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      Integer limitKg = world.bridges().get(bridge).site().postedLimitKg();
      if (limitKg != null) {
        posted++;
        assertThat(passages(bridge)).allMatch(passage -> passage.limitKg() <= limitKg);
      }
    }
    assertThat(posted).isEqualTo(2);
  }

  private static boolean isUnrecognised(Passage passage) {
    return passage.trip().seen().configuration() == VehicleConfiguration.UNKNOWN;
  }

  private List<Passage> passages(int bridge) {
    BridgeTraffic traffic = world.traffic(bridge);
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < VEHICLES; i++) {
      passages.add(traffic.next());
    }
    return passages;
  }
}
