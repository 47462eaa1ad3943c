package dev.offsite.simulators.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.schemas.reference.PermitHours;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Leg;
import dev.offsite.simulators.fleet.Plug;
import dev.offsite.simulators.fleet.TruckState;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Is what the world calls true about hauls really true? Judged by the reference data as published,
 * with JTS and module geo, neither of which the world uses.
 */
class FleetTruthTest {

  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:30:00Z");
  private static final Duration OBSERVED = Duration.ofHours(3);
  private static final double HALF_WIDTH_M = 60;

  /** The rule asks for this long inside before a truck is back on its way. */
  private static final double CROSSING_S = 60;

  /**
   * Local lengths of module geo and of the world's plane differ by so much on a corridor's width.
   */
  private static final double BORDER_M = 0.5;

  private static final Set<Offence> OF_FLEETS =
      EnumSet.of(
          Offence.OFF_ROUTE,
          Offence.OUTSIDE_HOURS,
          Offence.NO_PERMIT,
          Offence.UNCOVERED_LOAD,
          Offence.SPEEDING,
          Offence.ILLEGAL_DUMPING,
          Offence.TERMINAL_UNPLUGGED,
          Offence.CLONED_PLATE);

  /** Everything that can be done wrong, in a fleet that works day and night. */
  private static final Scenario ALL =
      Scenario.parse(
          "all",
          """
          startsAt: "23:00"
          fleet:
            trucks: 120
            hours:
              permits:
                - {from: "00:00", to: "00:00"}
                - {from: "06:00", to: "18:00"}
            habits:
              LEAVES_CORRIDOR: {share: 0, atLeast: 4}
              IGNORES_HOURS: {share: 0, atLeast: 4}
              HAS_NO_PERMIT: {share: 0, atLeast: 4}
              DRIVES_UNCOVERED: {share: 0, atLeast: 4}
              SPEEDS: {share: 0, atLeast: 4}
              DUMPS_AT_NIGHT: {share: 0, atLeast: 4}
              UNPLUGS_TERMINAL: {share: 0, atLeast: 4}
              CARRIES_CLONED_PLATE: {share: 0, atLeast: 4}
          """);

  private final World world = ALL.world(BEGIN, Worlds.SEED);
  private final Map<String, Fence> fences = fences(ALL);
  private final Map<String, ReferenceEntry.Permit> permits = permits(ALL);
  private final List<Truth> truths = fleetTruths(world, BEGIN.plus(OBSERVED));

  @Test
  void truths_everyHabit_offendsAsItsNameSays() {
    Map<Habit, Set<Offence>> offences = new HashMap<>();
    for (Truth truth : truths) {
      offences
          .computeIfAbsent(world.mix().habitOf(truckOf(truth)), h -> EnumSet.noneOf(Offence.class))
          .add(truth.kind());
    }
    assertThat(offences)
        .containsOnly(
            Map.entry(Habit.LEAVES_CORRIDOR, EnumSet.of(Offence.OFF_ROUTE)),
            Map.entry(Habit.IGNORES_HOURS, EnumSet.of(Offence.OUTSIDE_HOURS)),
            Map.entry(Habit.HAS_NO_PERMIT, EnumSet.of(Offence.NO_PERMIT)),
            Map.entry(Habit.DRIVES_UNCOVERED, EnumSet.of(Offence.UNCOVERED_LOAD)),
            Map.entry(Habit.SPEEDS, EnumSet.of(Offence.SPEEDING)),
            Map.entry(
                Habit.DUMPS_AT_NIGHT,
                EnumSet.of(Offence.ILLEGAL_DUMPING, Offence.OFF_ROUTE, Offence.OUTSIDE_HOURS)),
            Map.entry(Habit.UNPLUGS_TERMINAL, EnumSet.of(Offence.TERMINAL_UNPLUGGED)),
            // The subject is the plate, which belongs to a lawful truck.
            Map.entry(Habit.LAWFUL, EnumSet.of(Offence.CLONED_PLATE)));
  }

  @Test
  void silence_isATruthOfEachTerminalWithoutPower_tooShortToBeExpected() {
    List<Truth> all = world.truthLog().until(BEGIN.plus(OBSERVED));
    List<Truth> silent = all.stream().filter(t -> t.kind() == Offence.TERMINAL_SILENT).toList();

    assertThat(silent).isNotEmpty();
    assertThat(silent)
        .allMatch(t -> world.mix().plugOf(truckOf(t)) == Plug.POWER)
        .allMatch(t -> Duration.between(t.start(), t.end()).equals(Duration.ofSeconds(1)));
    assertThat(silent)
        .extracting(Truth::start)
        .containsExactlyInAnyOrderElementsOf(
            of(Offence.TERMINAL_UNPLUGGED).stream()
                .filter(t -> world.mix().plugOf(truckOf(t)) == Plug.POWER)
                .map(Truth::start)
                .toList());
  }

  @Test
  void truths_firstMinute_hasEachOffence() {
    for (Offence kind : OF_FLEETS) {
      assertThat(truths)
          .as("%s", kind)
          .anyMatch(t -> t.kind() == kind && t.start().isBefore(BEGIN.plusSeconds(60)));
    }
  }

  @Test
  void offRoute_wholeSpan_isLoadedAndOutsideTheCorridorOfThePermitButForCrossingIt() {
    for (Truth truth : of(Offence.OFF_ROUTE)) {
      TruckTrace trace = new TruckTrace(world, truckOf(truth));
      Corridor corridor = (Corridor) fences.get(truth.place()).shape();
      assertThat(permits.get(truth.subject()).corridorFenceId()).isEqualTo(truth.place());
      double fromS = secondsOf(truth.start());
      double toS = secondsOf(truth.end());
      double farthestM = 0;
      double lastOutsideS = fromS;
      for (double s = fromS + 0.01; s < toS - 0.01; s += 3) {
        double metres = corridor.route().locate(trace.placeAt(s)).distanceM();
        farthestM = Math.max(farthestM, metres);
        if (metres > HALF_WIDTH_M - BORDER_M) {
          lastOutsideS = s;
        }
        assertThat(s - lastOutsideS).as("%s at second %s", truth, s).isLessThan(CROSSING_S);
        assertThat(trace.at(s).loadShare()).isPositive();
      }
      assertThat(farthestM).as("%s", truth).isGreaterThan(1_000);
      assertThat(corridor.route().locate(trace.placeAt(fromS - 0.5)).distanceM())
          .as("%s just before", truth)
          .isLessThan(HALF_WIDTH_M + BORDER_M);
    }
  }

  @Test
  void dumping_truckStandsWithItsBodyRaisedFarFromEveryDisposalSite_loadedBeforeAndEmptyAfter() {
    List<Truth> dumpings = of(Offence.ILLEGAL_DUMPING);
    assertThat(dumpings).hasSizeGreaterThanOrEqualTo(4);
    for (Truth truth : dumpings) {
      TruckTrace trace = new TruckTrace(world, truckOf(truth));
      double fromS = secondsOf(truth.start());
      double toS = secondsOf(truth.end());
      assertThat(toS - fromS).as("%s", truth).isBetween(60.0, 300.0);
      for (double s = fromS + 0.01; s < toS - 0.01; s += 1) {
        assertThat(trace.at(s).activity()).isEqualTo(Leg.Activity.TIPPING);
        assertThat(trace.at(s).speedMps()).isZero();
      }
      for (Fence fence : fences.values()) {
        if (fence.kind().equals("DISPOSAL_SITE") || fence.kind().equals("PROHIBITED_ZONE")) {
          assertThat(metresFrom(fence, trace.placeAt(fromS + 1)))
              .as("%s from %s", truth, fence.id())
              .isGreaterThan(500);
        }
      }
      TruckState before = trace.at(fromS - 1);
      assertThat(before.loadShare()).isEqualTo(1);
      assertThat(before.activity()).isEqualTo(Leg.Activity.BACKING_UP);
      assertThat(trace.at(toS + 0.01).loadShare()).isZero();
      assertThat(trace.at(toS + 60).speedMps()).as("%s leaves", truth).isPositive();
      LocalTime seen = world.timeOfDayAt(fromS);
      assertThat(seen.isAfter(LocalTime.of(22, 0)) || seen.isBefore(LocalTime.of(5, 0)))
          .as("%s at %s", truth, seen)
          .isTrue();
    }
  }

  @Test
  void outsideHours_wholeSpan_isOnTheRoadWithLoadWhileThePermitDoesNotHold() {
    assertThat(of(Offence.OUTSIDE_HOURS)).isNotEmpty();
    for (Truth truth : of(Offence.OUTSIDE_HOURS)) {
      TruckTrace trace = new TruckTrace(world, truckOf(truth));
      for (double s = secondsOf(truth.start()); s < secondsOf(truth.end()) - 0.01; s += 10) {
        assertThat(holds(permits.get(truth.subject()).hours(), world.instantAt(s)))
            .as("%s at second %s", truth, s)
            .isFalse();
        assertThat(trace.at(s + 0.01).activity())
            .isIn(Leg.Activity.HAULING, Leg.Activity.BACKING_UP, Leg.Activity.TIPPING);
        assertThat(trace.at(s + 0.01).loadShare()).isPositive();
      }
    }
  }

  @Test
  void noPermitAndUncovered_spans_areTheWayBetweenTheSites() {
    for (Truth truth : truths) {
      if (truth.kind() != Offence.NO_PERMIT && truth.kind() != Offence.UNCOVERED_LOAD) {
        continue;
      }
      TruckTrace trace = new TruckTrace(world, truckOf(truth));
      double fromS = secondsOf(truth.start());
      double toS = secondsOf(truth.end());
      Geometry site = polygon(fences.get(truth.place()));
      assertThat(covers(site, trace.placeAt(fromS - 0.1))).as("%s", truth).isTrue();
      assertThat(covers(site, trace.placeAt(fromS + 0.1))).as("%s", truth).isFalse();
      assertThat(fences.values())
          .as("%s ends at a disposal site", truth)
          .anyMatch(
              f ->
                  f.kind().equals("DISPOSAL_SITE")
                      && covers(polygon(f), trace.placeAt(toS + 0.1))
                      && !covers(polygon(f), trace.placeAt(toS - 0.1)));
      for (double s = fromS; s < toS; s += 10) {
        assertThat(trace.at(s).loadShare()).isEqualTo(1);
        assertThat(trace.at(s).cover() == Leg.Cover.OPEN)
            .isEqualTo(truth.kind() == Offence.UNCOVERED_LOAD);
      }
      assertThat(permits.containsKey(truth.subject())).isEqualTo(truth.kind() != Offence.NO_PERMIT);
    }
  }

  @Test
  void speeding_wholeSpan_exceedsTheLimitAndNothingAround() {
    assertThat(of(Offence.SPEEDING)).isNotEmpty();
    for (Truth truth : of(Offence.SPEEDING)) {
      TruckTrace trace = new TruckTrace(world, truckOf(truth));
      double limitMps = fences.get(truth.place()).speedLimitKph() / 3.6;
      double fromS = secondsOf(truth.start());
      double toS = secondsOf(truth.end());
      assertThat(toS - fromS).as("%s", truth).isGreaterThan(40);
      for (double s = fromS + 0.01; s < toS - 0.01; s += 1) {
        assertThat(trace.at(s).speedMps()).as("%s at %s", truth, s).isGreaterThan(limitMps);
      }
      assertThat(trace.at((fromS + toS) / 2).speedMps()).isGreaterThan(limitMps * 1.25);
      assertThat(trace.at(fromS - 0.1).speedMps()).isLessThan(limitMps);
      assertThat(trace.at(toS + 0.1).speedMps()).isLessThan(limitMps);
    }
  }

  @Test
  void clonedPlate_bothTrucks_areOnTheRoadFarApart() {
    assertThat(of(Offence.CLONED_PLATE)).isNotEmpty();
    for (Truth truth : of(Offence.CLONED_PLATE)) {
      int owner = truckOf(truth);
      int cloner = 0;
      while (world.mix().twinOf(cloner).orElse(-1) != owner) {
        cloner++;
      }
      assertThat(world.mix().carriedPlateOf(cloner)).isEqualTo(truth.subject());
      TruckTrace one = new TruckTrace(world, owner);
      TruckTrace other = new TruckTrace(world, cloner);
      assertThat(Duration.between(truth.start(), truth.end())).isGreaterThan(Duration.ofMinutes(1));
      for (double s = secondsOf(truth.start()) + 0.01; s < secondsOf(truth.end()); s += 10) {
        assertThat(Geodesics.distanceM(one.placeAt(s), other.placeAt(s)))
            .as("%s at second %s", truth, s)
            .isGreaterThan(PlateTruths.APART_M * 0.995);
        assertThat(one.legAt(s).drive()).isNotNull();
        assertThat(other.legAt(s).drive()).isNotNull();
      }
    }
  }

  @Test
  void lawfulTrucks_overManyHours_keepEveryRuleOfTheirPermit() {
    for (long seed = 1; seed <= 3; seed++) {
      Scenario day = Scenario.load(Scenario.HANGZHOU_DAY).withTrucks(80);
      World many = day.world(Instant.parse("2026-11-21T20:00:00Z"), seed);
      Map<String, Fence> dayFences = fences(day);
      Map<String, ReferenceEntry.Permit> dayPermits = permits(day);
      Set<String> lawful =
          lawfulTrucks(many).stream().map(FleetMix::plateOf).collect(Collectors.toSet());
      assertThat(fleetTruths(many, many.options().begin().plus(Duration.ofHours(24))))
          .as("seed %s", seed)
          .noneMatch(t -> lawful.contains(t.subject()) && t.kind() != Offence.CLONED_PLATE);
      int hauls = 0;
      for (int truck : lawfulTrucks(many).subList(0, 12)) {
        ReferenceEntry.Permit permit = dayPermits.get(FleetMix.plateOf(truck));
        Corridor corridor = (Corridor) dayFences.get(permit.corridorFenceId()).shape();
        TruckTrace trace = new TruckTrace(many, truck);
        for (double s = 0; s < 24 * 3_600; s += 20) {
          TruckState state = trace.at(s);
          if (state.activity() != Leg.Activity.HAULING) {
            continue;
          }
          hauls++;
          String at = "truck " + truck + " at second " + s + " of seed " + seed;
          assertThat(corridor.route().locate(trace.placeAt(s)).distanceM())
              .as(at)
              .isLessThan(HALF_WIDTH_M - 10);
          assertThat(holds(permit.hours(), many.instantAt(s))).as(at).isTrue();
          assertThat(state.cover()).as(at).isEqualTo(Leg.Cover.CLOSED);
          assertThat(state.speedMps() * 3.6).as(at).isLessThan(60);
        }
      }
      assertThat(hauls).isGreaterThan(500);
    }
  }

  @Test
  void lawfulTrucks_tip_atTheDisposalSiteOfTheirPermit() {
    int tippings = 0;
    for (int truck : lawfulTrucks(world).subList(0, 40)) {
      Fence site = fences.get(permits.get(FleetMix.plateOf(truck)).disposalFenceId());
      TruckTrace trace = new TruckTrace(world, truck);
      for (double s = 0; s < OBSERVED.toSeconds(); s += 30) {
        if (trace.at(s).activity() == Leg.Activity.TIPPING) {
          assertThat(covers(polygon(site), trace.placeAt(s))).as("truck %s", truck).isTrue();
          tippings++;
        }
      }
    }
    assertThat(tippings).isGreaterThan(40);
  }

  @Test
  void shifts_trucksOutsideTheirs_areParkedAtTheirBuildingSite() {
    World night = Scenario.load(Scenario.NIGHT_DUMPING).withTrucks(90).world(BEGIN, 7);
    int parked = 0;
    for (int truck : lawfulTrucks(night)) {
      Leg leg = new TruckTrace(night, truck).legAt(3_600);
      boolean dayShift = truck % 3 == 2;
      assertThat(leg.activity() == Leg.Activity.PARKED).as("truck %s", truck).isEqualTo(dayShift);
      if (dayShift) {
        assertThat(leg.span().toS()).isCloseTo(5 * 3_600 + 450, within(450.0));
        parked++;
      }
    }
    assertThat(parked).isGreaterThan(20);
  }

  @Test
  void nightDumping_wheneverItBegins_dumpsFromTheFirstSecondsOn() {
    for (int hour = 0; hour < 24; hour += 5) {
      World night =
          Scenario.load(Scenario.NIGHT_DUMPING).world(BEGIN.plus(Duration.ofHours(hour)), hour);
      Instant begin = night.options().begin();
      assertThat(night.timeOfDayAt(90)).isEqualTo(LocalTime.of(2, 1, 30));
      assertThat(fleetTruths(night, begin.plusSeconds(60)))
          .as("begin %s", begin)
          .filteredOn(t -> t.kind() == Offence.ILLEGAL_DUMPING)
          .hasSizeGreaterThanOrEqualTo(10);
    }
  }

  private List<Truth> of(Offence kind) {
    return truths.stream().filter(truth -> truth.kind() == kind).toList();
  }

  private static List<Truth> fleetTruths(World world, Instant until) {
    return world.truthLog().until(until).stream()
        .filter(truth -> OF_FLEETS.contains(truth.kind()))
        .toList();
  }

  private static List<Integer> lawfulTrucks(World world) {
    return java.util.stream.IntStream.range(0, world.mix().trucks())
        .filter(truck -> world.mix().habitOf(truck) == Habit.LAWFUL)
        .boxed()
        .toList();
  }

  private int truckOf(Truth truth) {
    int truck = 0;
    while (!FleetMix.plateOf(truck).equals(truth.subject())) {
      truck++;
    }
    return truck;
  }

  private static double secondsOf(Instant instant) {
    return Duration.between(BEGIN, instant).toMillis() / 1000.0;
  }

  private static boolean holds(PermitHours hours, Instant at) {
    LocalTime time = at.atZone(HANGZHOU).toLocalTime();
    return hours.weekly().stream()
        .anyMatch(
            w -> {
              boolean from = !time.isBefore(w.fromTime());
              boolean to = w.toTime().equals(LocalTime.MIDNIGHT) || time.isBefore(w.toTime());
              boolean wraps = !w.to().equals("24:00") && !w.toTime().isAfter(w.fromTime());
              return wraps ? from || to : from && to;
            });
  }

  private static Map<String, Fence> fences(Scenario scenario) {
    Map<String, Fence> fences = new HashMap<>();
    for (ReferenceEntry entry : scenario.reference()) {
      if (entry instanceof ReferenceEntry.FenceFeature feature) {
        fences.put(feature.id(), FenceReader.read(feature.feature()).get(0));
      }
    }
    return fences;
  }

  private static Map<String, ReferenceEntry.Permit> permits(Scenario scenario) {
    Map<String, ReferenceEntry.Permit> permits = new HashMap<>();
    for (ReferenceEntry entry : scenario.reference()) {
      if (entry instanceof ReferenceEntry.Permit permit) {
        permits.put(permit.plate(), permit);
      }
    }
    return permits;
  }

  /** In lattice units of 1e-7 degree. */
  private static Geometry polygon(Fence fence) {
    return ((Polygonal) fence.shape()).outline().toLatticeGeometry();
  }

  private static boolean covers(Geometry lattice, Wgs84Position at) {
    return lattice.covers(
        new GeometryFactory().createPoint(new Coordinate(at.lng() * 1e7, at.lat() * 1e7)));
  }

  private static double metresFrom(Fence fence, Wgs84Position at) {
    double degrees =
        polygon(fence)
                .distance(
                    new GeometryFactory()
                        .createPoint(new Coordinate(at.lng() * 1e7, at.lat() * 1e7)))
            / 1e7;
    // East-west degrees are the shorter ones: this is never too far.
    return degrees * 95_000;
  }
}
