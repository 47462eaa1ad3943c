package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Passage;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Vehicles under the plates of trucks that are elsewhere, in the rush. */
class CopiedPlateTest {

  private static final double LENGTH_S = 900;

  private final World world = Scenario.load(Scenario.BRIDGE_RUSH).world(Worlds.NOON, Worlds.SEED);

  private record Copy(String place, Passage passage) {}

  @Test
  void copy_isOfATruckThatIsFarAway() {
    List<Copy> copies = copies(world);

    assertThat(copies).hasSizeGreaterThan(10);
    for (Copy copy : copies) {
      int truck = Integer.parseInt(copy.passage().plate().substring(2)) - 1;
      assertThat(at(truck, copy.passage().atS()).distanceM(bridge(copy.place())))
          .as("%s", copy)
          .isGreaterThan(FarPlates.FAR_M);
      assertThat(copy.passage().misread()).isFalse();
      assertThat(copy.passage().trip().plateReadable()).isTrue();
      assertThat(copy.passage().trip().exempt()).isFalse();
      assertThat(copy.passage().trip().stage()).isNull();
    }
  }

  @Test
  void copies_areExactlyTheTruths() {
    Map<String, Instant> expected = new TreeMap<>();
    for (Copy copy : copies(world)) {
      expected.put(
          copy.place() + ' ' + copy.passage().number() + ' ' + copy.passage().plate(),
          world.instantAt(copy.passage().atS()));
    }
    List<Truth> truths =
        world.truthLog().until(world.instantAt(LENGTH_S)).stream()
            .filter(truth -> truth.kind() == Offence.PLATE_ELSEWHERE)
            .toList();

    assertThat(truths)
        .extracting(Truth::start)
        .containsExactlyInAnyOrderElementsOf(expected.values());
  }

  @Test
  void copies_changeNothingElseOfTheTraffic() {
    World without =
        Scenario.load(Scenario.BRIDGE_RUSH).withTrucks(0).world(Worlds.NOON, Worlds.SEED);
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      List<Passage> some = until(world, bridge);
      List<Passage> others = until(without, bridge);

      assertThat(some)
          .extracting(Passage::atS)
          .isEqualTo(others.stream().map(Passage::atS).toList());
      assertThat(some)
          .extracting(Passage::grossKg)
          .isEqualTo(others.stream().map(Passage::grossKg).toList());
    }
  }

  private static List<Copy> copies(World world) {
    List<Copy> copies = new ArrayList<>();
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      for (Passage passage : until(world, bridge)) {
        for (int truck = 0; truck < world.mix().trucks(); truck++) {
          if (FleetMix.plateOf(truck).equals(passage.plate())) {
            copies.add(new Copy(world.bridges().get(bridge).site().id(), passage));
          }
        }
      }
    }
    return copies;
  }

  private static List<Passage> until(World world, int bridge) {
    BridgeTraffic traffic = world.traffic(bridge);
    List<Passage> passages = new ArrayList<>();
    for (Passage passage = traffic.next(); passage.atS() < LENGTH_S; passage = traffic.next()) {
      passages.add(passage);
    }
    return passages;
  }

  private PlanePoint at(int truck, double atS) {
    Itinerary itinerary = world.itinerary(truck);
    Leg leg = itinerary.next();
    while (leg.span().toS() <= atS) {
      leg = itinerary.next();
    }
    return leg.stateAt(atS).at();
  }

  private PlanePoint bridge(String siteId) {
    ReferenceEntry.Site site =
        world.bridges().stream()
            .map(each -> each.site())
            .filter(each -> each.id().equals(siteId))
            .findFirst()
            .orElseThrow();
    return world.plane().pointAt(site.lng(), site.lat());
  }
}
