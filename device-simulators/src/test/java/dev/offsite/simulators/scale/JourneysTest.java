package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JourneysTest {

  private static final double HOURS_S = 4 * 3_600;

  /** A journey waits for a lane on a bridge; nobody waits longer than this. */
  private static final double QUEUE_S_MAX = 60;

  private final World world = Worlds.demo(0);

  private record Crossed(int bridge, Passage passage) {}

  @Test
  void journeys_onEveryBridge_areTheSameTruckInTheSameOrder() {
    int whole = 0;
    for (Map.Entry<Long, NavigableMap<Integer, Crossed>> journey : journeys().entrySet()) {
      NavigableMap<Integer, Crossed> stages = journey.getValue();
      Passage first = stages.firstEntry().getValue().passage();
      Passage last = first;
      boolean unloaded = false;
      for (Crossed crossed : stages.values()) {
        Passage passage = crossed.passage();
        assertThat(passage.plate()).isEqualTo(first.plate());
        assertThat(passage.vehicle()).isEqualTo(first.vehicle());
        assertThat(passage.trip().dimensions()).isEqualTo(first.trip().dimensions());
        assertThat(passage.atS()).isGreaterThanOrEqualTo(last.atS());
        if (passage.grossKg() != last.grossKg()) {
          assertThat(unloaded).as("journey %s unloads once", journey.getKey()).isFalse();
          unloaded = true;
          assertThat(passage.grossKg()).isLessThan(last.grossKg());
          assertThat((double) passage.grossKg())
              .isCloseTo(passage.vehicle().tareKg(), within(0.051 * passage.vehicle().tareKg()));
        }
        last = passage;
      }
      whole += stages.size() == first.trip().stage().bridges() ? 1 : 0;
    }
    assertThat(whole).isGreaterThan(150);
  }

  @Test
  void journeys_betweenTwoBridges_driveAtAPlausibleSpeed() {
    int legs = 0;
    for (NavigableMap<Integer, Crossed> stages : journeys().values()) {
      Crossed last = null;
      for (Crossed crossed : stages.values()) {
        if (last != null
            && crossed.passage().trip().stage().bridge()
                == last.passage().trip().stage().bridge() + 1) {
          legs++;
          double legM = 1.3 * straightM(last.bridge(), crossed.bridge());
          double passedS = crossed.passage().atS() - last.passage().atS();
          assertThat(legM / (passedS + QUEUE_S_MAX) * 3.6).isLessThan(48.001);
          assertThat(legM / Math.max(1, passedS - QUEUE_S_MAX) * 3.6).isGreaterThan(21.999);
        }
        last = crossed;
      }
    }
    assertThat(legs).isGreaterThan(200);
  }

  @Test
  void journeys_rate_isTheOneAskedFor() {
    assertThat((double) journeys().size()).isCloseTo(HOURS_S / 60, within(50.0));
  }

  @Test
  void truth_journeyOverloaded_isOneForEachCrossing_namingTheJourney() {
    Map<String, Truth> overloads = new HashMap<>();
    for (Truth truth : world.truthLog().until(world.instantAt(HOURS_S))) {
      if (truth.kind() == Offence.BRIDGE_OVERLOAD) {
        overloads.put(truth.place() + truth.start(), truth);
      }
    }
    int several = 0;
    for (Map.Entry<Long, NavigableMap<Integer, Crossed>> journey : journeys().entrySet()) {
      int found = 0;
      for (Crossed crossed : journey.getValue().values()) {
        Passage passage = crossed.passage();
        WeighedBridge bridge = world.bridges().get(crossed.bridge());
        if (passage.grossKg() > passage.limitKg() * bridge.tolerance()) {
          found++;
          assertThat(overloads.get(bridge.site().id() + world.instantAt(passage.atS())).why())
              .contains("; journey " + journey.getKey() + ", bridge ");
        }
      }
      several += found > 1 ? 1 : 0;
    }
    assertThat(several).isGreaterThan(8);
  }

  @Test
  void journeys_firstSeconds_roadIsFullAlready() {
    double firstLateS = Double.POSITIVE_INFINITY;
    for (NavigableMap<Integer, Crossed> stages : journeys().values()) {
      Crossed first = stages.firstEntry().getValue();
      if (first.passage().trip().stage().bridge() > 1) {
        firstLateS = Math.min(firstLateS, first.passage().atS());
      }
    }
    assertThat(firstLateS).isLessThan(300);
  }

  @Test
  void journeys_onTheWay_areBounded() {
    ScalePlan plan = Rush.world().options().scales();
    DayCurve curve = new DayCurve(plan.hourFactors(), 0);
    JourneyArrivals arrivals =
        new JourneyArrivals(new Journeys(world.network(), plan, curve, 5), 2);
    int most = 0;
    while (arrivals.next().atS() < 3 * 86_400) {
      most = Math.max(most, arrivals.onTheWay());
    }
    // At most 2 × 3 a minute begin, over this bridge a quarter, for at most an hour.
    assertThat(most).isBetween(10, 150);
  }

  @Test
  void corridor_thatIsNone_isRefused() {
    assertThatThrownBy(() -> new Corridor(List.of(1), List.of())).hasMessageContaining("[1]");
    assertThatThrownBy(() -> new Corridor(List.of(1, 2), List.of(0.0))).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new Corridor(List.of(1, 2, 1), List.of(1.0, 1.0)))
        .hasMessageContaining("[1, 2, 1]");
    assertThatThrownBy(
            () ->
                new BridgeNetwork(
                    world.bridges(),
                    world.network().mix(),
                    List.of(new Corridor(List.of(0, 7), List.of(1.0)))))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private Map<Long, NavigableMap<Integer, Crossed>> journeys() {
    Map<Long, NavigableMap<Integer, Crossed>> journeys = new TreeMap<>();
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      for (Passage passage : Rush.until(world, bridge, HOURS_S)) {
        Trip.Stage stage = passage.trip().stage();
        if (stage != null) {
          Crossed before =
              journeys
                  .computeIfAbsent(stage.journey(), number -> new TreeMap<>())
                  .put(stage.bridge(), new Crossed(bridge, passage));
          assertThat(before).as("%s", stage).isNull();
        }
      }
    }
    return journeys;
  }

  private double straightM(int from, int to) {
    return at(from).distanceM(at(to));
  }

  private PlanePoint at(int bridge) {
    WeighedBridge weighed = world.bridges().get(bridge);
    return world.plane().pointAt(weighed.site().lng(), weighed.site().lat());
  }
}
