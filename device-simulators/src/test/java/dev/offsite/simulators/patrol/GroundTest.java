package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroundTest {

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
}
