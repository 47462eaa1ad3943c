package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.OverLimitPermits;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.LanePosting;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold for any vehicle, bridge, tolerance and permit. */
class ScaleLawsTest {

  private static final List<VehicleConfiguration> CONFIGURATIONS =
      List.of(VehicleConfiguration.values());

  private static final int CASES = 400;

  private final OverloadJudge judge = new OverloadJudge();

  @Test
  void raisingTheWeight_neverLowersTheBand_norEndsTheOverload() {
    for (int seed = 0; seed < CASES; seed++) {
      Scene scene = new Scene(seed);
      ReferenceSnapshot snapshot = scene.entries(scene.multiplier).snapshot();
      int before = -1;
      double excessBefore = Double.NEGATIVE_INFINITY;
      int grossKg = 5_000;
      while (grossKg < 200_000) {
        Optional<Finding> finding = judge(snapshot, scene.passage(grossKg));
        int band = finding.map(f -> bandOf(scene.ladder, f.law().band())).orElse(-1);
        double excess = finding.map(f -> f.facts().excess()).orElse(Double.NEGATIVE_INFINITY);
        assertThat(band).as("seed %s, %s kg", seed, grossKg).isGreaterThanOrEqualTo(before);
        assertThat(excess).as("seed %s, %s kg", seed, grossKg).isGreaterThanOrEqualTo(excessBefore);
        before = band;
        excessBefore = excess;
        grossKg += 1 + scene.random.nextInt(30_000);
      }
      assertThat(before).as("seed %s", seed).isNotNegative();
    }
  }

  @Test
  void widerTolerance_neverAddsACandidate_andChangesNoExcess() {
    for (int seed = 0; seed < CASES; seed++) {
      Scene scene = new Scene(seed);
      Passages passage = scene.passage(scene.anyKg());
      double wider = scene.multiplier + scene.random.nextInt(1, 15) / 100.0;
      Optional<Finding> narrow = judge(scene.entries(scene.multiplier), passage);
      Optional<Finding> wide = judge(scene.entries(wider), passage);
      if (wide.isPresent()) {
        assertThat(narrow).as("seed %s", seed).isPresent();
        assertThat(wide.get().facts().excess())
            .as("seed %s", seed)
            .isLessThanOrEqualTo(narrow.get().facts().excess());
      }
    }
  }

  @Test
  void permit_neverMakesItWorse() {
    int lifted = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Scene scene = new Scene(seed);
      Passages passage = scene.passage(scene.anyKg());
      Optional<Finding> without = judge(scene.entries(scene.multiplier), passage);
      Optional<Finding> with =
          judge(scene.entries(scene.multiplier).with(scene.permit().entry()), passage);
      if (with.isPresent()) {
        assertThat(without).as("seed %s", seed).isPresent();
        assertThat(with.get().facts().excess())
            .as("seed %s", seed)
            .isLessThanOrEqualTo(without.get().facts().excess());
        assertThat(bandOf(scene.ladder, with.get().law().band()))
            .as("seed %s", seed)
            .isLessThanOrEqualTo(bandOf(scene.ladder, without.get().law().band()));
        assertThat(without.get().doubts()).as("seed %s", seed).isSubsetOf(with.get().doubts());
      }
      lifted += without.isPresent() && with.isEmpty() ? 1 : 0;
    }
    assertThat(lifted).as("permits that helped").isGreaterThan(CASES / 20);
  }

  @Test
  void knowingLess_neverAddsACandidate() {
    for (int seed = 0; seed < CASES; seed++) {
      Scene scene = new Scene(seed);
      int grossKg = scene.anyKg();
      Optional<Finding> known = judge(scene.entries(scene.multiplier), scene.passage(grossKg));
      Optional<Finding> lessKnown =
          judge(
              scene.entries(scene.multiplier).without(ReferenceKind.AXLE_LAYOUTS, "layouts"),
              scene.passage(grossKg).configuration(VehicleConfiguration.UNKNOWN).driveAxles(null));
      if (lessKnown.isPresent()) {
        assertThat(known).as("seed %s", seed).isPresent();
      }
    }
  }

  private Optional<Finding> judge(Entries entries, Passages passage) {
    return judge(entries.snapshot(), passage);
  }

  private Optional<Finding> judge(ReferenceSnapshot snapshot, Passages passage) {
    List<Finding> findings = judge.judge(passage.received(), snapshot);
    assertThat(findings).hasSizeLessThanOrEqualTo(1);
    return findings.stream().findFirst();
  }

  private static int bandOf(ReferenceEntry.Ladder ladder, String code) {
    return ladder.bands().stream().map(ReferenceEntry.Band::code).toList().indexOf(code);
  }

  /** A vehicle on a bridge. */
  private static final class Scene {
    private final SplittableRandom random;
    private final int axles;
    private final VehicleConfiguration configuration;
    private final Integer driveAxles;
    private final List<Double> spacingsM = new ArrayList<>();
    private final Integer postedKg;
    private final List<LanePosting> lanes = new ArrayList<>();
    private final double multiplier;
    private final ReferenceEntry.Ladder ladder;

    Scene(int seed) {
      random = new SplittableRandom(seed);
      axles = random.nextInt(2, 10);
      configuration = CONFIGURATIONS.get(random.nextInt(CONFIGURATIONS.size()));
      driveAxles = random.nextInt(3) == 0 ? null : (Integer) random.nextInt(1, 4);
      for (int i = 1; i < axles; i++) {
        spacingsM.add(random.nextBoolean() ? 1.3 : 4.5);
      }
      postedKg = random.nextInt(3) == 0 ? (Integer) random.nextInt(10_000, 60_000) : null;
      if (random.nextInt(3) == 0) {
        lanes.add(new LanePosting(2, random.nextInt(10_000, 60_000)));
      }
      multiplier = random.nextInt(100, 121) / 100.0;
      ladder = random.nextBoolean() ? Entries.percentLadder() : Entries.massLadder();
    }

    int anyKg() {
      return random.nextInt(5_000, 150_000);
    }

    Passages passage(int grossKg) {
      return Reports.at("10:00:00")
          .of(Entries.SCALE)
          .passage(grossKg)
          .axles(axles)
          .configuration(configuration)
          .driveAxles(driveAxles)
          .axleSpacingsM(spacingsM.toArray(Double[]::new));
    }

    Entries entries(double tolerance) {
      // Without fences: thousands of snapshots are made.
      return Entries.none()
          .with(Devices.scale(Entries.SCALE, Entries.SITE).entry())
          .with(ScaleEntries.axleLayouts())
          .with(Rules.overload().entry())
          .with(ladder)
          .with(ScaleEntries.gb1589ByLayout())
          .with(ScaleEntries.site(postedKg, lanes, null))
          .with(Entries.tolerance(1, Times.LONG_BEFORE, null, tolerance));
    }

    OverLimitPermits permit() {
      OverLimitPermits permit = OverLimitPermits.permit().grossKg(random.nextInt(20_000, 200_000));
      if (random.nextInt(4) == 0) {
        permit.sites("elsewhere");
      } else if (random.nextBoolean()) {
        permit.liftsPostedAt(Entries.SITE);
      }
      if (random.nextInt(4) == 0) {
        permit.axleCount(random.nextInt(2, 10));
      }
      if (random.nextInt(4) == 0) {
        permit.speedKphMax(random.nextInt(30, 70));
      }
      return permit;
    }
  }
}
