package dev.offsite.simulators.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.plane.Stretch;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.Worlds;
import dev.offsite.simulators.zone.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorridorTest {

  private static final Terrain TERRAIN = Worlds.demo(0).terrain();

  private static final Ring SQUARE =
      new Ring(List.of(new PlanePoint(0, 0), new PlanePoint(9, 0), new PlanePoint(9, 9)));

  private static final Terrain.Place PLACE =
      new Terrain.Place("p", new PlanePoint(0, 0), SQUARE, new RoadGrid.Node(0, 0));

  private static final Corridor NORTH =
      new Corridor(
          "c",
          "c",
          PLACE,
          PLACE,
          List.of(new RoadGrid.Node(0, 0)),
          List.of(new PlanePoint(0, 0), new PlanePoint(0, 1_000)),
          60);

  @Test
  void beyond_bothSidesOfTheBorder() {
    assertThat(NORTH.beyondM(new PlanePoint(61, 500))).isCloseTo(1, within(1e-9));
    assertThat(NORTH.beyondM(new PlanePoint(-59, 500))).isCloseTo(-1, within(1e-9));
    assertThat(NORTH.beyondM(new PlanePoint(0, 1_061))).isCloseTo(1, within(1e-9));
  }

  @Test
  void outside_pathThatLeavesAndComesBack_isOneStretch() {
    Path path =
        Path.through(
            List.of(
                new PlanePoint(-100, 200),
                new PlanePoint(0, 200),
                new PlanePoint(300, 500),
                new PlanePoint(0, 800)));
    List<Stretch> outside = NORTH.outside(path);
    assertThat(outside).hasSize(2);
    assertThat(outside.get(0).fromM()).isZero();
    assertThat(outside.get(0).toM()).isCloseTo(40, within(0.01));
    assertThat(path.pointAt(outside.get(1).fromM()).eastM()).isCloseTo(60, within(0.01));
    assertThat(path.pointAt(outside.get(1).toM()).eastM()).isCloseTo(60, within(0.01));
    assertThat(NORTH.outside(Path.through(List.of(PLACE.at(), new PlanePoint(30, 900))))).isEmpty();
  }

  @Test
  void corridors_ofThePlace_areOneForEachPairAndClearOfEveryProhibitedZone() {
    assertThat(TERRAIN.corridors()).hasSize(6 * 3);
    List<Zone> zones = Worlds.demo(0).zonesOf("PROHIBITED_ZONE");
    Set<String> ids = new HashSet<>();
    for (Corridor corridor : TERRAIN.corridors()) {
      assertThat(ids.add(corridor.fenceId())).as(corridor.fenceId()).isTrue();
      Path path = Path.through(corridor.line());
      assertThat(corridor.outside(path)).as(corridor.fenceId()).isEmpty();
      for (double m = 0; m < path.lengthM(); m += 20) {
        for (Zone zone : zones) {
          assertThat(zone.isClearOf(path.pointAt(m), 60 + 60))
              .as("%s at %s m from %s", corridor.fenceId(), m, zone.id())
              .isTrue();
        }
      }
    }
  }

  @Test
  void detour_ofEveryCorridor_leavesItOnceAndComesBack() {
    for (Corridor corridor : TERRAIN.corridors()) {
      for (long seed = 0; seed < 10; seed++) {
        List<RoadGrid.Node> way = Detour.of(corridor, TERRAIN.roads(), new SplittableRandom(seed));
        assertThat(way).hasSize(corridor.nodes().size() + 2).containsAll(corridor.nodes());
        Path path = Path.through(way.stream().map(TERRAIN.roads()::at).toList());
        List<Stretch> outside = corridor.outside(path);
        assertThat(outside).as("%s of seed %s", corridor.fenceId(), seed).hasSize(1);
        assertThat(outside.get(0).lengthM()).isGreaterThan(5_000);
      }
    }
  }

  @Test
  void workHours_tooShortOrNone_areRefused() {
    assertThatThrownBy(
            () ->
                Scenario.parse(
                    "short", "fleet: {hours: {shifts: [{from: \"06:00\", to: \"09:59\"}]}}"))
        .hasMessageContaining("shifts 06:00 to 09:59 is shorter than PT4H");
    assertThatThrownBy(() -> Scenario.parse("none", "fleet: {hours: {permits: []}}"))
        .hasMessageContaining("permits is empty");
    assertThatThrownBy(() -> Scenario.parse("slow", "fleet: {fixEvery: 10s, fixEveryParked: 9s}"))
        .hasMessageContaining("fixEveryParked PT9S is not PT10S to PT1H");
  }
}
