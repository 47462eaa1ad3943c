package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.schemas.telemetry.VehicleConfiguration;
import dev.offsite.simulators.world.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VehicleMixTest {

  private static final long SEED = 3;
  private static final int DRAWS = 50_000;

  private final VehicleMix mix = Worlds.demo(0).network().mix();

  @Test
  void pick_manyTimes_keepsToTheShares() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Vehicle> picked = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      picked.add(mix.pick(random));
    }
    Map<String, Long> counts =
        picked.stream().collect(Collectors.groupingBy(Vehicle::name, Collectors.counting()));
    for (Vehicle vehicle : mix.vehicles()) {
      // Four deviations of a share of 0.22 in 50 000 are 0.0074.
      assertThat(counts.get(vehicle.name()) / (double) DRAWS)
          .as("%s, seed %s", vehicle.name(), SEED)
          .isCloseTo(vehicle.share(), within(0.0075));
    }
  }

  @Test
  void pick_ofSome_keepsTheirProportions() {
    SplittableRandom random = new SplittableRandom(SEED);
    int tippers = 0;
    for (int i = 0; i < DRAWS; i++) {
      Vehicle vehicle = mix.pick(random, v -> v.axles() == 4 || v.axles() == 6);
      assertThat(vehicle.axles()).isIn(4, 6);
      tippers += vehicle.axles() == 4 ? 1 : 0;
    }
    assertThat(tippers / (double) DRAWS).isCloseTo(0.20 / 0.37, within(0.009));
  }

  @Test
  void masses_semitrailersOnAHighway_haveTheThreePeaksOfTheMix() {
    WeighedBridge highway = Worlds.demo(0).bridges().get(3);
    Vehicle vehicle = named("semitrailer-6");
    SplittableRandom random = new SplittableRandom(SEED);
    ClearMasses masses = new ClearMasses(List.of(highway));
    double leastKg = 0.85 * vehicle.tareKg();
    double mostKg = 49_000 * highway.tolerance() * (1 - 0.005) / (1 + highway.errorShareMax());
    int[] bins = new int[20];
    for (int i = 0; i < DRAWS; i++) {
      int kg = masses.lawfulKg(random, vehicle, Silhouette.of(vehicle));
      assertThat((double) kg).isBetween(leastKg - 1, mostKg);
      bins[kg / 5_000]++;
    }
    for (int bin = 0; bin < bins.length; bin++) {
      double expected = 0;
      for (MassPeak peak : vehicle.masses()) {
        double fromKg = Math.min(mostKg, Math.max(leastKg, bin * 5_000));
        double toKg = Math.min(mostKg, Math.max(leastKg, (bin + 1) * 5_000));
        expected +=
            peak.share() * massBetween(peak, fromKg, toKg) / massBetween(peak, leastKg, mostKg);
      }
      // Four deviations of a share of 0.25 in 50 000 are 0.008.
      assertThat(bins[bin] / (double) DRAWS)
          .as("%s to %s t, seed %s", bin * 5, bin * 5 + 5, SEED)
          .isCloseTo(expected, within(0.008));
    }
  }

  @Test
  void masses_cars_areAboutOneAndAHalfTonnes() {
    Vehicle car = named("car");
    ClearMasses masses = new ClearMasses(Worlds.demo(0).bridges());
    SplittableRandom random = new SplittableRandom(SEED);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += masses.lawfulKg(random, car, Silhouette.of(car));
    }
    // The peak is cut off at 85 % of the tare.
    assertThat(sum / DRAWS).isCloseTo(1_530, within(20.0));
    assertThat(car.isTruck()).isFalse();
  }

  @Test
  void masses_noPeakBelowTheLimit_areOfTheLightestUpToTheLimit() {
    WeighedBridge posted = Worlds.demo(0).bridges().get(0);
    assertThat(posted.site().postedLimitKg()).isEqualTo(20_000);
    Vehicle vehicle = named("semitrailer-6");
    SplittableRandom random = new SplittableRandom(SEED);
    ClearMasses masses = new ClearMasses(List.of(posted));
    for (int i = 0; i < 2_000; i++) {
      assertThat(masses.lawfulKg(random, vehicle, Silhouette.of(vehicle)))
          .isBetween(13_600, 20_848);
    }
  }

  @Test
  void masses_giants_weighAHundredTonnesAndMore_onSixAxlesOnly() {
    ClearMasses masses = new ClearMasses(Worlds.demo(0).bridges());
    SplittableRandom random = new SplittableRandom(SEED);
    for (Vehicle vehicle : mix.vehicles()) {
      Silhouette seen = Silhouette.of(vehicle);
      for (int i = 0; i < 1_000; i++) {
        int giantKg = masses.overloadedKg(random, vehicle, seen, 1);
        int kg = masses.overloadedKg(random, vehicle, seen, 0);
        assertThat(kg).isLessThan(ClearMasses.GIANT_KG_MIN);
        if (vehicle.axles() >= 6) {
          assertThat(giantKg).isBetween(100_000, 130_000);
        } else {
          assertThat(giantKg).isLessThan(ClearMasses.GIANT_KG_MIN);
        }
      }
    }
  }

  @Test
  void mix_thatIsNone_isRefusedNamingWhatIsWrong() {
    List<Vehicle> all = mix.vehicles();
    assertThatThrownBy(() -> new VehicleMix("test", "rigid-3", all.subList(1, all.size())))
        .hasMessageContaining("make up 0.78");
    assertThatThrownBy(() -> new VehicleMix("test", "tank", all))
        .hasMessageContaining("no vehicle is named 'tank'");
    assertThatThrownBy(
            () ->
                new Vehicle(
                    "odd",
                    VehicleConfiguration.RIGID,
                    2,
                    1,
                    1,
                    5_000,
                    50,
                    new Dimensions(8, 2.5, 3),
                    List.of(4.0, 1.3),
                    List.of(0.5, 0.5),
                    List.of(new MassPeak(1, 8_000, 1_000))))
        .hasMessageContaining("odd: 2 axles");
    assertThatThrownBy(() -> new MassPeak(0, 8_000, 1_000)).hasMessageContaining("peak of 0.0");
    assertThatThrownBy(() -> new Dimensions(8, 0, 3)).hasMessageContaining("width 0.0 m");
  }

  /** The normal distribution of a peak between two masses, by the trapezium rule. */
  private static double massBetween(MassPeak peak, double fromKg, double toKg) {
    int steps = 1_000;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double kg = fromKg + (toKg - fromKg) * i / steps;
      double deviations = (kg - peak.meanKg()) / peak.deviationKg();
      sum += Math.exp(-deviations * deviations / 2) * (i == 0 || i == steps ? 0.5 : 1);
    }
    return sum * (toKg - fromKg) / steps;
  }

  private Vehicle named(String name) {
    return mix.vehicles().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }
}
