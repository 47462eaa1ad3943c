package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.world.World;
import dev.offsite.simulators.world.Worlds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvasionTest {

  private static final double HOURS_S = 2 * 3_600;

  private final World world = Rush.world();

  @Test
  void evading_areOverloadedOnly_andTheShareAskedFor() {
    int overloaded = 0;
    int evading = 0;
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      double tolerance = world.bridges().get(bridge).tolerance();
      for (Passage passage : Rush.until(world, bridge, HOURS_S)) {
        boolean over = passage.grossKg() > passage.limitKg() * tolerance;
        if (passage.evasion() != null) {
          evading++;
          assertThat(over).as("%s", passage).isTrue();
          assertThat(passage.trip().exempt()).isFalse();
        }
        overloaded += over && !passage.trip().exempt() ? 1 : 0;
      }
    }
    assertThat(evading / (double) overloaded).isCloseTo(0.15, within(0.025));
  }

  @Test
  void manners_onAWideBridge_areAllThereInTheirProportion_onANarrowOneThoseForOneLane() {
    Map<Evasion, Integer> wide = counts(1, 20 * HOURS_S);
    int all = wide.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(wide).containsOnlyKeys(Evasion.values());
    world
        .options()
        .scales()
        .evasion()
        .manners()
        .forEach(
            (evasion, manner) ->
                assertThat(wide.get(evasion) / (double) all)
                    .as("%s of %s", evasion, all)
                    .isCloseTo(manner.share(), within(0.06)));
    assertThat(counts(6, 4 * HOURS_S))
        .containsOnlyKeys(Evasion.TAILGATING, Evasion.STOP_AND_GO, Evasion.HARD_BRAKING);
  }

  @Test
  void speeds_stopAndGo_areBelowFive_othersAreNot() {
    for (Passage passage : Rush.until(world, 1, HOURS_S)) {
      if (passage.evasion() == Evasion.STOP_AND_GO) {
        assertThat(passage.speedKph()).isBetween(1.0, 4.8);
      } else {
        assertThat(passage.speedKph()).isBetween(12.0, 84.0);
      }
    }
  }

  @Test
  void sideBySide_everyOne_hasALawfulTruckInTheLaneBesideAtTheSameTime() {
    List<Passage> passages = Rush.until(world, 1, 4 * HOURS_S);
    int seen = 0;
    for (Passage passage : passages) {
      if (passage.evasion() == Evasion.SIDE_BY_SIDE) {
        seen++;
        assertThat(passages)
            .anyMatch(
                other ->
                    Math.abs(other.lane() - passage.lane()) == 1
                        && passage.atS() - other.atS() >= 0
                        && passage.atS() - other.atS() <= 0.3
                        && other.vehicle().isTruck()
                        && other.evasion() == null);
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  @Test
  void truth_isExactlyTheEvading_atTheirMoment_besideTheirOverload() {
    List<Truth> truths =
        world.truthLog().until(Worlds.NOON.plusSeconds((long) HOURS_S)).stream()
            .filter(truth -> truth.kind() == Offence.SCALE_EVASION)
            .toList();
    List<String> expected = new ArrayList<>();
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      WeighedBridge weighed = world.bridges().get(bridge);
      for (Passage passage : Rush.until(world, bridge, HOURS_S)) {
        if (passage.evasion() != null) {
          String subject = passage.trip().plateReadable() ? passage.plate() : weighed.scale().id();
          expected.add(
              weighed.site().id()
                  + subject
                  + world.instantAt(passage.atS())
                  + passage.evasion().name());
        }
      }
    }
    assertThat(
            truths.stream()
                .map(t -> t.place() + t.subject() + t.start() + t.why().split(" ", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(truths).allMatch(truth -> truth.start().equals(truth.end()));
    List<Truth> overloads =
        world.truthLog().until(Worlds.NOON.plusSeconds((long) HOURS_S)).stream()
            .filter(truth -> truth.kind() == Offence.BRIDGE_OVERLOAD)
            .toList();
    assertThat(overloads.stream().map(t -> t.place() + t.subject() + t.start()))
        .containsAll(truths.stream().map(t -> t.place() + t.subject() + t.start()).toList());
  }

  @Test
  void demo_hasNoEvasion() {
    assertThat(
            Worlds.demo(0).truthLog().until(Worlds.NOON.plusSeconds(3_600)).stream()
                .filter(truth -> truth.kind() == Offence.SCALE_EVASION))
        .isEmpty();
  }

  private Map<Evasion, Integer> counts(int bridge, double untilS) {
    Map<Evasion, Integer> counts = new EnumMap<>(Evasion.class);
    for (Passage passage : Rush.until(world, bridge, untilS)) {
      if (passage.evasion() != null) {
        counts.merge(passage.evasion(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
