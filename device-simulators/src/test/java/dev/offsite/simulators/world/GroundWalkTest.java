package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.Sortie;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truths about the ground, against a watcher who looks at every drone all the time. */
class GroundWalkTest {

  private static final int SORTIES = 12;
  private static final double STEP_S = 0.05;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{passingShare: 1, abortedShare: 0.6}",
        "{passingShare: 0.7, abortedShare: 1, takeOffs: ['09:00', '12:00', '15:00']}"
      })
  void truths_areWhatAWatcherSees_fromTheFirstMomentInView(String patrols) {
    World world = world(patrols, Worlds.SEED);
    Map<String, Double> seenS = watch(world);
    Map<String, Truth> truths = truths(world, endS(world));
    assertThat(truths.keySet()).isEqualTo(seenS.keySet());
    assertThat(truths).hasSizeGreaterThan(15);
    for (int area = 0; area < world.areas().size(); area++) {
      for (GroundObject object : world.ground(area).objects()) {
        Truth truth = truths.get(object.id());
        if (truth == null) {
          continue;
        }
        assertThat(secondsOf(world, truth.start()))
            .as("%s", truth)
            .isCloseTo(seenS.get(object.id()), within(STEP_S + 0.001));
        assertThat(truth.place()).isEqualTo(object.zoneId());
        assertThat(world.plane().pointAt(truth.lng(), truth.lat()).distanceM(object.at()))
            .isLessThan(0.001);
        if (Double.isInfinite(object.there().toS())) {
          assertThat(truth.end()).isNull();
        } else {
          assertThat(truth.end()).isEqualTo(world.instantAt(object.there().toS()));
        }
      }
    }
  }

  @Test
  void truths_leaveOutWhatNobodySawWhileItWasThere() {
    int unseen = 0;
    for (long seed = 1; seed <= 5; seed++) {
      World world = world("{passingShare: 1, abortedShare: 0.5}", seed);
      Map<String, Truth> truths = truths(world, 1e6);
      for (int area = 0; area < world.areas().size(); area++) {
        for (GroundObject object : world.ground(area).objects()) {
          unseen += object.counts() && !truths.containsKey(object.id()) ? 1 : 0;
        }
      }
    }
    assertThat(unseen).isGreaterThan(5);
  }

  @Test
  void truths_endAfterTheyBegin_andNoneIsNotedTwice() {
    World world = world("{passingShare: 1}", Worlds.SEED);
    assertThat(truths(world, 1e5).values())
        .hasSizeGreaterThan(15)
        .allMatch(truth -> truth.end() == null || truth.end().isAfter(truth.start()));
  }

  @Test
  void truths_askedSortieBySortie_areTheSame() {
    World world = world("{passingShare: 1, abortedShare: 0.3}", Worlds.SEED);
    TruthLog stepwise = world.truthLog();
    for (int s = 0; s <= 4_000; s += 100) {
      assertThat(stepwise.until(world.instantAt(s)))
          .isEqualTo(world.truthLog().until(world.instantAt(s)));
    }
  }

  private static World world(String patrols, long seed) {
    String yaml =
        "fleet: {trucks: 0}\nscales: {vehicleEvery: 24h}\nstartsAt: '08:55'\npatrols: " + patrols;
    return Scenario.parse("test", yaml).world(Worlds.NOON, seed);
  }

  private static double endS(World world) {
    return world.sorties(0).sortie(0, SORTIES + 1).fromS() - 1;
  }

  private static Map<String, Truth> truths(World world, double untilS) {
    Map<String, Truth> truths = new HashMap<>();
    for (Truth truth : world.truthLog().until(world.instantAt(untilS))) {
      if (truth.kind() == Offence.PATROL_OBJECT) {
        assertThat(truths.put(truth.subject(), truth)).isNull();
      }
    }
    return truths;
  }

  /** When each object that counts first was within the view of a drone while it was there. */
  private static Map<String, Double> watch(World world) {
    Map<String, Double> seenS = new HashMap<>();
    for (int area = 0; area < world.areas().size(); area++) {
      List<GroundObject> objects = world.ground(area).objects();
      for (int number = 1; number <= SORTIES; number++) {
        for (int drone = 0; drone < 2; drone++) {
          for (Sortie.LanePass pass : world.sorties(area).sortie(drone, number).passes()) {
            for (double s = pass.fromS(); s <= pass.toS(); s += STEP_S) {
              for (GroundObject object : objects) {
                boolean inView =
                    object.at().distanceM(pass.at(s)) <= Sortie.VIEW_RADIUS_M
                        && object.there().fromS() <= s
                        && s < object.there().toS();
                if (object.counts() && inView) {
                  seenS.merge(object.id(), s, Math::min);
                }
              }
            }
          }
        }
      }
    }
    return seenS;
  }

  private static double secondsOf(World world, Instant instant) {
    return Duration.between(world.options().begin(), instant).toMillis() / 1000.0;
  }
}
