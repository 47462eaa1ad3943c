package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroundTest {

  private static final Map<String, Set<String>> COUNTING =
      Map.of(
          "farmland-yongan",
          Set.of("SPOIL_HEAP", "WASTE_HEAP", "ILLEGAL_BUILDING", "STRAW_BURNING"),
          "water-xianlin-1",
          Set.of("SPOIL_HEAP", "WASTE_HEAP", "FISHING"),
          "roadside-yongan",
          Set.of("MANHOLE_COVER_DAMAGED", "GOODS_OUTSIDE_SHOP", "ROAD_STALL"));

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
  void objects_countOnlyWhereARuleSaysSo() {
    World world = Worlds.demo(0);
    List<GroundObject> all = new ArrayList<>();
    for (int area = 0; area < world.areas().size(); area++) {
      all.addAll(world.ground(area).objects());
    }
    assertThat(all).anyMatch(GroundObject::counts).anyMatch(object -> !object.counts());
    for (GroundObject object : all) {
      assertThat(object.counts())
          .as("%s", object)
          .isEqualTo(
              COUNTING.getOrDefault(object.zoneId(), Set.of()).contains(object.objectClass()));
    }
    assertThat(all.stream().map(GroundObject::id).distinct()).hasSize(all.size());
  }

  @Test
  void objects_passingShare_isTheShareThatComesOrGoes() {
    int passing = 0;
    int drawn = 0;
    for (long seed = 1; seed <= 40; seed++) {
      World world = Worlds.demo(Worlds.NOON, seed, 0);
      for (int area = 0; area < world.areas().size(); area++) {
        for (GroundObject object : world.ground(area).objects()) {
          if (isEarly(object)) {
            assertThat(object.there()).as("%s", object).isEqualTo(Span.ALWAYS);
          } else {
            drawn++;
            passing += object.there().equals(Span.ALWAYS) ? 0 : 1;
          }
        }
      }
    }
    // Above 900 draws 0.05 is more than three deviations.
    assertThat(drawn).isGreaterThan(900);
    assertThat((double) passing / drawn).isCloseTo(0.3, within(0.05));
  }

  @Test
  void objects_passing_appearAndVanishBetweenSorties() {
    for (String plan : List.of("{passingShare: 1}", "{passingShare: 1, takeOffs: ['09:00']}")) {
      World world = Worlds.of("patrols: " + plan);
      int changes = 0;
      for (int area = 0; area < world.areas().size(); area++) {
        for (GroundObject object : world.ground(area).objects()) {
          Span there = object.there();
          assertThat(there.lengthS()).as("%s", object).isPositive();
          for (int number = 1; number <= 20; number++) {
            for (int drone = 0; drone < 2; drone++) {
              Sortie sortie = world.sorties(area).sortie(drone, number);
              assertThat(isDuring(there.fromS(), sortie)).as("%s", object).isFalse();
              assertThat(isDuring(there.toS(), sortie)).as("%s", object).isFalse();
            }
          }
          changes += Double.isInfinite(there.fromS()) ? 1 : 2;
        }
      }
      assertThat(changes).isGreaterThan(20);
    }
  }

  @Test
  void objects_isThere_beginsAtItsBeginAndEndsBeforeItsEnd() {
    GroundObject object =
        new GroundObject("a", "FISHING", new PlanePoint(0, 0), 0, "", false, new Span(10, 20));
    assertThat(object.isThereAt(9.999)).isFalse();
    assertThat(object.isThereAt(10)).isTrue();
    assertThat(object.isThereAt(19.999)).isTrue();
    assertThat(object.isThereAt(20)).isFalse();
  }

  @Test
  void mirages_share_isTheShareOfPlacesThatAreOne() {
    assertThat(mirages(0)).isZero();
    int some = mirages(0.2);
    assertThat(some).isPositive();
    assertThat(mirages(0.4)).isBetween(3 * some / 2, 5 * some / 2);
  }

  private static int mirages(double share) {
    int mirages = 0;
    String yaml = "patrols: {camera: {mirageShare: " + share + "}}";
    for (long seed = 1; seed <= 10; seed++) {
      World world = Scenario.parse("test", yaml).world(Worlds.NOON, seed);
      for (int area = 0; area < world.areas().size(); area++) {
        mirages += world.ground(area).mirages().size();
      }
    }
    return mirages;
  }

  private static boolean isDuring(double seconds, Sortie sortie) {
    return sortie.fromS() <= seconds && seconds <= sortie.toS();
  }

  /** The first places of the first two lanes, which are never empty. */
  private static boolean isEarly(GroundObject object) {
    return object.id().matches(".*-[01]-(60|123|186)");
  }
}
