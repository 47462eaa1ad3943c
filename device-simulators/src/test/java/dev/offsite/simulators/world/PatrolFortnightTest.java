package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.patrol.GroundObject;
import dev.offsite.simulators.patrol.GroundOverTime;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.truth.UnusualDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatrolFortnightTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-05-31T16:00:00Z");
  private static final double DAY_S = 86_400;
  private static final int DAYS = 16;

  private final World world = Scenario.load(Scenario.PATROL_FORTNIGHT).world(MIDNIGHT, 42);

  @Test
  void objects_lieApart_andNoneLiesWhereAnotherLayLessThanAWeekAgo() {
    for (int area = 0; area < world.areas().size(); area++) {
      List<GroundObject> objects = objects(area);
      for (GroundObject one : objects) {
        for (GroundObject other : objects) {
          boolean isBefore = other.there().fromS() < one.there().fromS();
          if (isBefore && one.at().distanceM(other.at()) < 30) {
            assertThat(one.there().fromS() - other.there().toS())
                .as("%s after %s", one, other)
                .isGreaterThan(7 * DAY_S);
          }
        }
      }
    }
  }

  @Test
  void objects_areThereAtBothSortiesOfTheirFirstDay() {
    for (int area = 0; area < world.areas().size(); area++) {
      for (GroundObject object : objects(area)) {
        double dayS = Math.floor(object.there().fromS() / DAY_S) * DAY_S;
        assertThat(object.there().fromS()).isLessThan(dayS + 9 * 3_600);
        assertThat(object.there().toS()).isGreaterThanOrEqualTo(dayS + DAY_S);
      }
    }
  }

  @Test
  void days_differ_andBurstsAreFarAboveAllOthers() {
    List<UnusualDay> bursts = world.unusualDays(MIDNIGHT.plus(Duration.ofDays(DAYS)));
    assertThat(bursts)
        .extracting(UnusualDay::district)
        .containsExactly(
            "jurisdiction-linping",
            "jurisdiction-qiantang",
            "jurisdiction-yuhang-west",
            "jurisdiction-yuhang-west");
    assertThat(bursts.get(0).from()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(9)));
    List<Integer> counts = new ArrayList<>();
    for (int area = 0; area < world.areas().size(); area++) {
      for (String objectClass : List.of("ILLEGAL_BUILDING", "SPOIL_HEAP", "STRAW_BURNING")) {
        for (int day = 0; day < DAYS; day++) {
          counts.add(newOn(area, objectClass, day));
        }
      }
    }
    assertThat(counts).filteredOn(count -> count >= 14).hasSize(4);
    assertThat(counts).filteredOn(count -> count < 14).allMatch(count -> count <= 8);
    assertThat(counts).filteredOn(count -> count == 0).hasSizeGreaterThan(50);
    assertThat(counts).filteredOn(count -> count == 1).hasSizeGreaterThan(20);
  }

  @Test
  void unusualDays_beforeTheyBegin_areNone() {
    assertThat(world.unusualDays(MIDNIGHT.plus(Duration.ofDays(9)))).isEmpty();
    assertThat(Worlds.demo(0).unusualDays(Worlds.NOON.plus(Duration.ofDays(90)))).isEmpty();
  }

  @Test
  void truths_areTheObjects_andNothingElse() {
    List<Truth> truths = world.truthLog().until(MIDNIGHT.plus(Duration.ofDays(DAYS)));
    int objects = 0;
    for (int area = 0; area < world.areas().size(); area++) {
      objects += objects(area).size();
    }

    assertThat(truths).extracting(Truth::kind).containsOnly(Offence.PATROL_OBJECT);
    assertThat(truths).hasSizeBetween(objects - 12, objects);
    assertThat(truths).hasSizeGreaterThan(120);
  }

  private int newOn(int area, String objectClass, int day) {
    return (int)
        objects(area).stream()
            .filter(object -> object.objectClass().equals(objectClass))
            .filter(object -> (int) Math.floor(object.there().fromS() / DAY_S) == day)
            .count();
  }

  private List<GroundObject> objects(int area) {
    GroundOverTime ground = world.groundOverTime(area);
    return ground.until(DAYS * DAY_S - 1).objects();
  }
}
