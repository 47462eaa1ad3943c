package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroundTest {

  private static final PatrolPlan PLAN = new PatrolPlan(Duration.ofSeconds(30), 1);

  @Test
  void objects_manySeeds_areClearCases() {
    for (long seed = 1; seed <= 20; seed++) {
      World world = Worlds.demo(Worlds.NOON, seed, 0);
      List<Zone> zones =
          Stream.of("FARMLAND", "WATER_PROTECTION_1", "ROADSIDE")
              .flatMap(kind -> world.zonesOf(kind).stream())
              .toList();
      for (int area = 0; area < world.areas().size(); area++) {
        Ground ground = world.ground(area);
        List<GroundObject> all = new ArrayList<>(ground.objects());
        all.addAll(ground.mirages());
        for (GroundObject object : all) {
          assertThat(zones)
              .as("%s, seed %s", object, seed)
              .allMatch(z -> z.ring().distanceToBorderM(object.at()) >= Ground.BORDER_M);
          String zone =
              zones.stream()
                  .filter(z -> z.ring().encloses(object.at()))
                  .map(Zone::id)
                  .findFirst()
                  .orElse("");
          assertThat(object.zoneId()).isEqualTo(zone);
        }
        for (int i = 0; i < all.size(); i++) {
          for (int j = 0; j < i; j++) {
            assertThat(all.get(i).at().distanceM(all.get(j).at())).isGreaterThan(39);
          }
        }
      }
    }
  }

  @Test
  void objects_litteredShare_isKept_andFewerArePartOfMore() {
    int all = 0;
    int half = 0;
    for (long seed = 1; seed <= 20; seed++) {
      List<GroundObject> everything = seen(seed, 1);
      List<GroundObject> some = seen(seed, 0.5);
      assertThat(everything).as("seed %s", seed).containsAll(some);
      assertThat(seen(seed, 0)).as("seed %s", seed).isEmpty();
      all += everything.size();
      half += some.size();
    }
    assertThat(half / (double) all).isBetween(0.4, 0.6);
  }

  private static List<GroundObject> seen(long seed, double litteredShare) {
    World world =
        Scenario.parse(
                "test", "fleet: {trucks: 0}\npatrols: {litteredShare: " + litteredShare + "}")
            .world(Worlds.NOON, seed);
    List<GroundObject> seen = new ArrayList<>(world.ground(0).objects());
    seen.addAll(world.ground(0).mirages());
    return seen;
  }

  @Test
  void objects_countOnlyWhereARuleSaysSo() {
    World world = Worlds.demo(0);
    List<GroundObject> all = new ArrayList<>();
    for (int area = 0; area < world.areas().size(); area++) {
      all.addAll(world.ground(area).objects());
    }
    assertThat(all).anyMatch(GroundObject::counts).anyMatch(object -> !object.counts());
    for (GroundObject object : all) {
      boolean heap =
          object.objectClass().equals("SPOIL_HEAP") || object.objectClass().equals("WASTE_HEAP");
      boolean water = object.zoneId().equals("water-xianlin-1");
      boolean counts =
          (heap && (water || object.zoneId().equals("farmland-yongan")))
              || (object.objectClass().equals("FISHING") && water);
      assertThat(object.counts()).as("%s", object).isEqualTo(counts);
    }
    assertThat(all.stream().map(GroundObject::id).distinct()).hasSize(all.size());
  }

  @Test
  void truth_beginsWhenTheFirstDroneHasTheObjectInView() {
    World world = Worlds.demo(0);
    List<Truth> truths =
        world.truthLog().until(Worlds.NOON.plusSeconds(400)).stream()
            .filter(truth -> truth.kind() == Offence.PATROL_OBJECT)
            .toList();
    assertThat(truths).hasSizeGreaterThan(10);
    for (Truth truth : truths) {
      double s = Duration.between(Worlds.NOON, truth.start()).toMillis() / 1000.0;
      assertThat(isInView(world, truth, s + 0.1)).as("%s", truth).isTrue();
      assertThat(isInView(world, truth, s - 0.1)).as("%s", truth).isFalse();
      assertThat(truth.end()).isNull();
    }
  }

  @Test
  void sorties_ofTwoDrones_flyEveryLaneOnce() {
    World world = Worlds.demo(0);
    for (PatrolArea area : world.areas()) {
      for (int drone = 0; drone < 2; drone++) {
        for (int number = 1; number <= 3; number++) {
          Sortie sortie = Sortie.of(area, PLAN, drone, number);
          assertThat(sortie.passes().stream().map(Sortie.LanePass::lane))
              .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
          for (int i = 1; i < 6; i++) {
            assertThat(sortie.passes().get(i).fromS())
                .isGreaterThan(sortie.passes().get(i - 1).toS());
          }
          assertThat(Sortie.of(area, PLAN, drone, number + 1).fromS()).isGreaterThan(sortie.toS());
        }
      }
    }
  }

  private static boolean isInView(World world, Truth truth, double s) {
    var at = world.plane().pointAt(truth.lng(), truth.lat());
    for (PatrolArea area : world.areas()) {
      for (int drone = 0; drone < 2; drone++) {
        for (Sortie.LanePass pass : Sortie.of(area, PLAN, drone, 1).passes()) {
          boolean flying = pass.fromS() <= s && s <= pass.toS();
          if (flying && pass.at(s).distanceM(at) <= Sortie.VIEW_RADIUS_M) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
