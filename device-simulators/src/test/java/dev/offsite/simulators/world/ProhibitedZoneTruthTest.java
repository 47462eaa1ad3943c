package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.TruckState;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Is what the world calls true really true? Judged by JTS on degrees and by module geo's reader,
 * neither of which the world uses.
 */
class ProhibitedZoneTruthTest {

  private static final double STEP_S = 0.5;
  private static final int TRUCKS = 60;
  private static final Duration OBSERVED = Duration.ofHours(3);
  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");
  private static final List<String> ZONES =
      List.of("zone-west-lake", "zone-dingqiao-school", "zone-wulin-day", "zone-chengxi-night");
  private static final GeometryFactory JTS = new GeometryFactory();

  /** Begins in the middle of the day and shortly before each change of the windows. */
  private static final List<Instant> BEGINS =
      List.of(
          Instant.parse("2026-11-22T04:00:00Z"),
          Instant.parse("2026-11-22T10:50:00Z"),
          Instant.parse("2026-11-21T22:45:00Z"));

  @Test
  void truth_eachProhibitedZone_insideForTheWholeSpanAndOutsideAround() {
    Map<String, Polygon> polygons = polygons();
    for (Instant begin : BEGINS) {
      World world = Worlds.demo(begin, Worlds.SEED, TRUCKS);
      List<Truth> truths = zoneTruths(world, begin.plus(OBSERVED));
      assertThat(truths).as("begin %s", begin).hasSizeGreaterThan(10);
      for (Truth truth : truths) {
        Trace trace = new Trace(world, truckOf(world, truth));
        double fromS = secondsOf(begin, truth.start());
        double toS = secondsOf(begin, truth.end());
        assertThat(toS - fromS).as("%s", truth).isGreaterThan(15);
        Polygon polygon = polygons.get(truth.place());
        for (double s = fromS + 0.05; s < toS - 0.05; s += STEP_S) {
          assertThat(trace.isInside(polygon, s) && isActive(truth.place(), world.instantAt(s)))
              .as("%s at second %s", truth, s)
              .isTrue();
        }
        for (double s : List.of(fromS - 0.05, toS + 0.05)) {
          assertThat(trace.isInside(polygon, s) && isActive(truth.place(), world.instantAt(s)))
              .as("%s just outside, at second %s", truth, s)
              .isFalse();
        }
      }
    }
  }

  @Test
  void truth_everyMomentOfViolation_isInSomeTruth() {
    Map<String, Polygon> polygons = polygons();
    Instant begin = BEGINS.get(1);
    World world = Worlds.demo(begin, Worlds.SEED, TRUCKS);
    List<Truth> truths = zoneTruths(world, begin.plus(OBSERVED));
    for (int truck = 0; truck < TRUCKS; truck++) {
      if (world.mix().habitOf(truck) == Habit.HAS_PERMIT) {
        continue;
      }
      String plate = FleetMix.plateOf(truck);
      Trace trace = new Trace(world, truck);
      for (double s = 0; s < OBSERVED.toSeconds(); s += 5) {
        Instant at = world.instantAt(s);
        for (String zone : ZONES) {
          if (trace.isInside(polygons.get(zone), s) && isActive(zone, at)) {
            assertThat(truths)
                .as("%s in %s at %s", plate, zone, at)
                .anyMatch(
                    t ->
                        t.subject().equals(plate)
                            && t.place().equals(zone)
                            && !t.start().isAfter(at.plusMillis(5))
                            && !t.end().isBefore(at.minusMillis(5)));
          }
        }
      }
    }
  }

  @Test
  void trucks_thatAreNotToViolate_stayClearOfActiveZones() {
    Map<String, Polygon> polygons = polygons();
    for (Instant begin : BEGINS) {
      World world = Worlds.demo(begin, Worlds.SEED, TRUCKS);
      for (int truck = 0; truck < TRUCKS; truck++) {
        Habit habit = world.mix().habitOf(truck);
        double clearM =
            switch (habit) {
              case LAWFUL, CUTS_THROUGH_WHEN_OPEN -> 60;
              case PARKS_AT_BORDER -> 8;
              case CUTS_THROUGH, PARKS_INSIDE, HAS_PERMIT -> 0;
              default -> throw new AssertionError(habit + " is not of the demo");
            };
        if (clearM == 0) {
          continue;
        }
        Trace trace = new Trace(world, truck);
        for (double s = 0; s < OBSERVED.toSeconds(); s += 2) {
          for (String zone : ZONES) {
            if (isActive(zone, world.instantAt(s))) {
              assertThat(trace.metresFrom(polygons.get(zone), s))
                  .as("truck %s %s near %s at second %s of %s", truck, habit, zone, s, begin)
                  .isGreaterThanOrEqualTo(clearM);
            }
          }
        }
      }
    }
  }

  @Test
  void world_firstMinute_hasViolationsFromTheFirstSecondsOn() {
    for (Instant begin : BEGINS) {
      World world = Worlds.demo(begin, Worlds.SEED, 20);
      List<Truth> truths = world.truthLog().until(begin.plusSeconds(45));
      for (Offence kind :
          List.of(Offence.BRIDGE_OVERLOAD, Offence.PROHIBITED_ZONE, Offence.PATROL_OBJECT)) {
        List<Truth> ofKind = truths.stream().filter(t -> t.kind() == kind).toList();
        assertThat(ofKind).as("%s at %s", kind, begin).hasSizeGreaterThanOrEqualTo(4);
        assertThat(ofKind.get(0).start()).isBefore(begin.plusSeconds(20));
      }
    }
  }

  @Test
  void truth_parkedInsideWhenTheBanBegins_startsWithTheBan() {
    // At 18:50 a truck that parks in the night zone stands there before 19:00.
    Instant begin = Instant.parse("2026-11-22T10:55:00Z");
    Instant ban = Instant.parse("2026-11-22T11:00:00Z");
    List<Truth> atBan = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      World world = Worlds.demo(begin, seed, 40);
      zoneTruths(world, begin.plus(OBSERVED)).stream()
          .filter(t -> t.start().equals(ban))
          .forEach(atBan::add);
    }
    assertThat(atBan).isNotEmpty().allMatch(t -> t.place().equals("zone-chengxi-night"));
  }

  @Test
  void fenceFiles_readByModuleGeo_haveTheHoursTheWorldUses() {
    World world = Worlds.demo(1);
    for (Zone zone : world.zonesOf("PROHIBITED_ZONE")) {
      Fence fence = FenceReader.read(resource(zone.id())).get(0);
      for (int minute = 0; minute < 2 * 24 * 60; minute += 7) {
        double s = minute * 60.0;
        boolean active =
            zone.hours().activeIn(Worlds.NOON, new Span(s, s + 0.001)).stream()
                .anyMatch(span -> span.fromS() <= s && s < span.toS());
        assertThat(fence.windows().isActive(world.instantAt(s)))
            .as("%s at %s", zone.id(), world.instantAt(s))
            .isEqualTo(active)
            .isEqualTo(isActive(zone.id(), world.instantAt(s)));
      }
    }
  }

  private static List<Truth> zoneTruths(World world, Instant until) {
    return world.truthLog().until(until).stream()
        .filter(truth -> truth.kind() == Offence.PROHIBITED_ZONE)
        .toList();
  }

  private static int truckOf(World world, Truth truth) {
    for (int truck = 0; truck < world.mix().trucks(); truck++) {
      if (FleetMix.plateOf(truck).equals(truth.subject())) {
        return truck;
      }
    }
    throw new AssertionError("no truck has plate " + truth.subject());
  }

  private static double secondsOf(Instant begin, Instant instant) {
    return Duration.between(begin, instant).toMillis() / 1000.0;
  }

  /** The hours as the issue states them, written down a second time. */
  private static boolean isActive(String zone, Instant at) {
    LocalTime time = at.atZone(HANGZHOU).toLocalTime();
    boolean day = !time.isBefore(LocalTime.of(7, 0)) && time.isBefore(LocalTime.of(19, 0));
    return switch (zone) {
      case "zone-wulin-day" -> day;
      case "zone-chengxi-night" -> !day;
      default -> true;
    };
  }

  private static Map<String, Polygon> polygons() {
    Map<String, Polygon> polygons = new LinkedHashMap<>();
    for (String zone : ZONES) {
      JsonNode ring;
      try {
        ring = new ObjectMapper().readTree(resource(zone)).at("/features/0/geometry/coordinates/0");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      List<Coordinate> coordinates = new ArrayList<>();
      ring.forEach(c -> coordinates.add(new Coordinate(c.get(0).asDouble(), c.get(1).asDouble())));
      polygons.put(zone, JTS.createPolygon(coordinates.toArray(new Coordinate[0])));
    }
    return polygons;
  }

  private static String resource(String fence) {
    String path =
        "/dev/offsite/simulators/scenario/hangzhou/reference/fences/" + fence + ".geojson";
    try (InputStream in = ProhibitedZoneTruthTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where a truck really is at any second. */
  private static final class Trace {
    private static final double METRES_PER_DEGREE_LAT = 110_850;

    private final World world;
    private final Itinerary itinerary;
    private final List<Leg> legs = new ArrayList<>();

    Trace(World world, int truck) {
      this.world = world;
      this.itinerary = world.itinerary(truck);
      legs.add(itinerary.next());
    }

    boolean isInside(Polygon polygon, double s) {
      return polygon.covers(JTS.createPoint(lngLat(s)));
    }

    double metresFrom(Polygon polygon, double s) {
      Coordinate at = lngLat(s);
      double squeeze = Math.cos(Math.toRadians(at.y));
      Geometry scaled = polygon.copy();
      scaled.apply((CoordinateFilter) c -> c.x *= squeeze);
      scaled.geometryChanged();
      return scaled.distance(JTS.createPoint(new Coordinate(at.x * squeeze, at.y)))
          * METRES_PER_DEGREE_LAT;
    }

    private Coordinate lngLat(double s) {
      TruckState state = stateAt(s);
      PlanePoint at = state.at();
      return new Coordinate(world.plane().lng(at), world.plane().lat(at));
    }

    private TruckState stateAt(double s) {
      while (legs.get(legs.size() - 1).span().toS() <= s) {
        legs.add(itinerary.next());
      }
      for (Leg leg : legs) {
        if (leg.span().fromS() <= s && s < leg.span().toS()) {
          return leg.stateAt(s);
        }
      }
      throw new AssertionError("no leg at second " + s);
    }
  }
}
