package dev.offsite.simulators.world;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Itinerary;
import dev.offsite.simulators.fleet.Job;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.patrol.DailyFinds;
import dev.offsite.simulators.patrol.FindsPlan;
import dev.offsite.simulators.patrol.Ground;
import dev.offsite.simulators.patrol.GroundOverTime;
import dev.offsite.simulators.patrol.Kerb;
import dev.offsite.simulators.patrol.PatrolArea;
import dev.offsite.simulators.patrol.PatrolRound;
import dev.offsite.simulators.patrol.Rounds;
import dev.offsite.simulators.patrol.Sorties;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.scale.BridgeNetwork;
import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.CopiedPlates;
import dev.offsite.simulators.scale.WeighedBridge;
import dev.offsite.simulators.truth.UnusualDay;
import dev.offsite.simulators.zone.Clocks;
import dev.offsite.simulators.zone.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happens: where each truck drives, what crosses each bridge, what lies on the ground.
 *
 * <p>Immutable and without a clock: a pure function of scenario and options. Every call makes its
 * iterators afresh, so devices and the truth log read the same world independently of each other.
 * Moments are seconds since {@link WorldOptions#begin()}.
 */
public final class World {

  private static final String DISTRICT = "district";

  private final WorldOptions options;
  private final LocalPlane plane;
  private final Terrain terrain;
  private final Clocks clocks;
  private final FleetMix mix;
  private final List<Zone> zones;
  private final BridgeNetwork bridges;
  private final List<PatrolArea> areas;
  private final List<Sorties> sorties;
  private final List<PatrolRound> rounds;
  private final List<ReferenceEntry.Rule> rules;

  /** Made by a scenario. */
  public World(
      WorldOptions options,
      LocalPlane plane,
      Terrain terrain,
      List<Zone> zones,
      BridgeNetwork bridges,
      List<PatrolArea> areas,
      List<PatrolRound> rounds,
      List<ReferenceEntry.Rule> rules) {
    this.options = Objects.requireNonNull(options, "options");
    this.plane = Objects.requireNonNull(plane, "plane");
    this.terrain = Objects.requireNonNull(terrain, "terrain");
    this.clocks = Clocks.of(options.begin(), options.startsAt(), terrain.clock());
    this.mix = FleetMix.of(options.fleet());
    this.zones = List.copyOf(zones);
    this.bridges = Objects.requireNonNull(bridges, "bridges");
    this.areas = List.copyOf(areas);
    this.sorties = new ArrayList<>();
    for (int area = 0; area < areas.size(); area++) {
      sorties.add(
          Sorties.over(
              areas.get(area),
              options.patrols(),
              options.begin(),
              options.startsAt(),
              Draws.seed(options.seed(), "sorties", area)));
    }
    this.rounds = PatrolRound.with(rounds, options.patrols().vehicles());
    this.rules = List.copyOf(rules);
  }

  /** What it was made from. */
  public WorldOptions options() {
    return options;
  }

  /** Metres to degrees and back. */
  public LocalPlane plane() {
    return plane;
  }

  /** Where the fleet works. */
  public Terrain terrain() {
    return terrain;
  }

  /** The clock of the law and that of people. */
  public Clocks clocks() {
    return clocks;
  }

  /** The time of day that people take a moment for. */
  public LocalTime timeOfDayAt(double seconds) {
    return clocks.timeOfDayAt(seconds);
  }

  /** Which truck has which habit. */
  public FleetMix mix() {
    return mix;
  }

  /** The zones of one kind. */
  public List<Zone> zonesOf(String kind) {
    return zones.stream().filter(zone -> zone.kind().equals(kind)).toList();
  }

  /** The bridges with a scale, the roads that join them and what drives there. */
  public BridgeNetwork network() {
    return bridges;
  }

  /** The bridges with a scale. */
  public List<WeighedBridge> bridges() {
    return bridges.bridges();
  }

  /** The areas that drones patrol. */
  public List<PatrolArea> areas() {
    return areas;
  }

  /** The legs of a truck, from 0, from before second 0 on. */
  public Itinerary itinerary(int truck) {
    if (mix.habitOf(truck) == Habit.CROSSES_BRIDGES) {
      return Itinerary.overBridge(
          terrain, job(truck), options.fleet().crossings(), options.seed(), truck);
    }
    return new Itinerary(terrain, clocks, job(truck), Draws.seed(options.seed(), "truck", truck));
  }

  /** Whether any truck hauls over a bridge. */
  boolean crossesBridges() {
    for (int truck = 0; truck < mix.trucks(); truck++) {
      if (mix.habitOf(truck) == Habit.CROSSES_BRIDGES) {
        return true;
      }
    }
    return false;
  }

  /** The trucks, from 0, that haul over a bridge. */
  List<Integer> trucksOver(String siteId) {
    List<Integer> trucks = new ArrayList<>();
    for (int truck = 0; truck < mix.trucks(); truck++) {
      if (mix.habitOf(truck) == Habit.CROSSES_BRIDGES
          && job(truck).bridgeWay(terrain).siteId().equals(siteId)) {
        trucks.add(truck);
      }
    }
    return trucks;
  }

  /** What a truck, from 0, is there for. */
  public Job job(int truck) {
    return mix.jobOf(truck, terrain);
  }

  /** The traffic over a bridge, from 0, from second 0 on. */
  public BridgeTraffic traffic(int bridge) {
    ReferenceEntry.Site site = bridges.bridges().get(bridge).site();
    return new BridgeTraffic(
        bridges,
        bridge,
        options.scales(),
        options.secondOfDay(),
        options.seed(),
        options.scales().copiedShare() == 0
            ? CopiedPlates.NONE
            : new FarPlates(this, plane.pointAt(site.lng(), site.lat())),
        FleetOverBridge.of(this, site.id()));
  }

  /** The flights over a patrol area, from 0. */
  public Sorties sorties(int area) {
    return sorties.get(area);
  }

  /** The rounds that patrol cars drive; none without patrol cars. */
  public List<PatrolRound> rounds() {
    return rounds;
  }

  /** The kerb along a round, from 0. */
  public Kerb kerb(int round) {
    return new Kerb(
        new Rounds(rounds.get(round)),
        options.patrols().kerb(),
        zones,
        round,
        Draws.seed(options.seed(), "kerbs", round));
  }

  private List<Zone> patrolZones() {
    return zones.stream()
        .filter(zone -> rules.stream().noneMatch(rule -> isForTrucks(rule, zone)))
        .filter(zone -> !zone.kind().equals(DISTRICT))
        .toList();
  }

  private Ground littered(int area) {
    return Ground.of(
        sorties.get(area),
        options.patrols(),
        patrolZones(),
        rules,
        Draws.seed(options.seed(), "ground", area));
  }

  /** What lies in a patrol area, from 0, at second 0, or passes later without being tipped. */
  public Ground ground(int area) {
    return groundOverTime(area).until(0);
  }

  /** What lies in a patrol area, from 0, as time goes on. */
  public GroundOverTime groundOverTime(int area) {
    FindsPlan finds = options.patrols().finds();
    if (finds != null) {
      return new DailyFinds(
          areas.get(area),
          finds,
          patrolZones(),
          rules,
          firstDay(),
          options.secondOfDay(),
          Draws.seed(options.seed(), "finds", area));
    }
    if (areas.get(area).dumpingPlace() == null) {
      Ground ground = littered(area);
      return seconds -> ground;
    }
    List<Zone> forbidden =
        zones.stream()
            .filter(
                zone ->
                    rules.stream()
                        .anyMatch(
                            rule ->
                                rule.objectClasses().contains(DumpedHeaps.OBJECT_CLASS)
                                    && rule.fenceKinds().contains(zone.kind())))
            .toList();
    return new DumpedHeaps(this, areas.get(area), forbidden);
  }

  private LocalDate firstDay() {
    return options.begin().atZone(terrain.clock()).toLocalDate();
  }

  /** The days that begin before {@code until} on which far more is to be found than usual. */
  public List<UnusualDay> unusualDays(Instant until) {
    List<UnusualDay> days = new ArrayList<>();
    FindsPlan finds = options.patrols().finds();
    if (finds != null) {
      for (FindsPlan.Burst burst : finds.bursts()) {
        Instant from = instantAt(burst.day() * 86_400.0 - options.secondOfDay());
        if (from.isBefore(until)) {
          days.add(
              new UnusualDay(district(burst.area()), burst.objectClass(), from, burst.places()));
        }
      }
    }
    return days;
  }

  private String district(String areaId) {
    PatrolArea area =
        areas.stream()
            .filter(each -> each.id().equals(areaId))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no patrol area '" + areaId + "'"));
    return zones.stream()
        .filter(zone -> zone.kind().equals(DISTRICT) && zone.ring().encloses(area.corner()))
        .map(Zone::id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(areaId + " lies in no district"));
  }

  /** The rules in the reference data. */
  List<ReferenceEntry.Rule> rules() {
    return rules;
  }

  private static boolean isForTrucks(ReferenceEntry.Rule rule, Zone zone) {
    return rule.objectClasses().isEmpty() && rule.fenceKinds().contains(zone.kind());
  }

  /** The instant of a moment, to the millisecond. */
  public Instant instantAt(double seconds) {
    return Instant.ofEpochMilli(millisAt(seconds));
  }

  /** The instant of a moment, milliseconds since the epoch. */
  public long millisAt(double seconds) {
    return options.begin().toEpochMilli() + Math.round(seconds * 1000);
  }

  /** A fresh log of what really happened. */
  public TruthLog truthLog() {
    return new TruthLog(this);
  }
}
