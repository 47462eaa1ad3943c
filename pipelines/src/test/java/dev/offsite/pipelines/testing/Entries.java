package dev.offsite.pipelines.testing;

import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small and complete set of reference data: a scale at a bridge, two trucks, two drones, a rule
 * of each kind, the limits of GB 1589, and square fences. What a test needs otherwise, it puts in
 * with {@link #with}; an entry replaces the one of the same kind, id and version.
 */
public final class Entries {

  public static final String RELEASE = "test-release";
  public static final String SCALE = "wim-1";
  public static final String SITE = "bridge-1";
  public static final String TRUCK = "truck-1";
  public static final String OTHER_TRUCK = "truck-2";
  public static final String PLATE = "浙A12345";
  public static final String OTHER_PLATE = "浙A67890";
  public static final String DRONE = "drone-1";
  public static final String OTHER_DRONE = "drone-2";

  /** Closed to trucks: a square of 1,000 m around the origin. */
  public static final String PROHIBITED = "prohibited-1";

  /** Patrolled: a square of 2,000 m around the origin. */
  public static final String PATROLLED = "patrolled-1";

  /** A square of 20 km around the origin. */
  public static final String DISTRICT = "district-1";

  private final Map<String, ReferenceEntry> entries = new LinkedHashMap<>();

  private Entries() {}

  /** The whole set. */
  public static Entries complete() {
    return new Entries()
        .with(Devices.scale(SCALE, SITE).entry())
        .with(Devices.truck(TRUCK, PLATE).entry())
        .with(Devices.truck(OTHER_TRUCK, OTHER_PLATE).entry())
        .with(Devices.drone(DRONE).entry())
        .with(Devices.drone(OTHER_DRONE).entry())
        .with(site(null))
        .with(vehicle(PLATE))
        .with(vehicle(OTHER_PLATE))
        .with(gb1589())
        .with(tolerance(1, Times.LONG_BEFORE, null, 1.1))
        .with(percentLadder())
        .with(ScaleEntries.sizeLimits())
        .with(ScaleEntries.axleLayouts())
        .with(ScaleEntries.plateReading())
        .with(Rules.overload().entry())
        .with(Rules.oversize().entry())
        .with(Rules.evasion().entry())
        .with(Rules.zone().entry())
        .with(Rules.patrol().entry())
        .with(plausibility(DeviceKind.WIM, wimLimits()))
        .with(plausibility(DeviceKind.TRUCK, truckLimits()))
        .with(plausibility(DeviceKind.DRONE, placeLimits()))
        .with(Fences.square(PROHIBITED, "PROHIBITED", 0, 0, 500).entry())
        .with(Fences.square(PATROLLED, "PATROL", 0, 0, 1_000).entry())
        .with(Fences.square(DISTRICT, "district", 0, 0, 10_000).entry());
  }

  /** Nothing at all. */
  public static Entries none() {
    return new Entries();
  }

  /** With this entry, in place of the same version of it. */
  public Entries with(ReferenceEntry entry) {
    entries.put(entry.key(), entry);
    return this;
  }

  /** Without any version of an entry. */
  public Entries without(ReferenceKind kind, String id) {
    entries.keySet().removeIf(key -> key.startsWith(kind.level() + '/' + id + '/'));
    return this;
  }

  public List<ReferenceEntry> list() {
    return List.copyOf(entries.values());
  }

  public ReferenceSnapshot snapshot() {
    return ReferenceSnapshot.of(RELEASE, entries.values());
  }

  public FixedReferenceFeed feed() {
    return FixedReferenceFeed.of(RELEASE, entries.values());
  }

  /** {@link #SITE}, at the origin, on a highway in Hangzhou. */
  public static ReferenceEntry.Site site(Integer postedLimitKg) {
    return new ReferenceEntry.Site(
        SITE,
        1,
        new Validity(Times.LONG_BEFORE, null),
        "九堡大桥",
        Places.ORIGIN.lng(),
        Places.ORIGIN.lat(),
        "HIGHWAY",
        "HANGZHOU",
        DISTRICT,
        postedLimitKg,
        null,
        6);
  }

  public static ReferenceEntry.Vehicle vehicle(String plate) {
    return new ReferenceEntry.Vehicle(
        plate, 1, new Validity(Times.LONG_BEFORE, null), "company of " + plate, false);
  }

  public static ReferenceEntry.Vehicle exemptVehicle(String plate) {
    return new ReferenceEntry.Vehicle(
        plate, 1, new Validity(Times.LONG_BEFORE, null), "消防救援", true);
  }

  /** A permit that opens some fences to a vehicle. */
  public static ReferenceEntry.Permit permit(String plate, Validity validity, String... fenceIds) {
    return new ReferenceEntry.Permit(
        "permit-" + plate, 1, validity, plate, List.of(fenceIds), null, null, null, null);
  }

  /** The tolerance of Hangzhou. */
  public static ReferenceEntry.Tolerance tolerance(
      int version, Instant from, Instant to, double multiplier) {
    return new ReferenceEntry.Tolerance(
        "tolerance-hangzhou", version, new Validity(from, to), "HANGZHOU", multiplier, "example");
  }

  /** The whole table of GB 1589-2016 with order 62/2016. */
  public static ReferenceEntry.MassLimits gb1589() {
    List<ReferenceEntry.MassLimit> rows = new ArrayList<>();
    rows.add(row(2, VehicleConfiguration.RIGID, null, 18_000));
    rows.add(row(3, VehicleConfiguration.RIGID, null, 25_000));
    rows.add(row(3, VehicleConfiguration.CENTRE_AXLE_TRAILER, null, 27_000));
    rows.add(row(3, VehicleConfiguration.ARTICULATED, null, 27_000));
    rows.add(row(4, VehicleConfiguration.RIGID, null, 31_000));
    rows.add(row(4, VehicleConfiguration.CENTRE_AXLE_TRAILER, null, 36_000));
    rows.add(row(4, VehicleConfiguration.ARTICULATED, null, 36_000));
    rows.add(row(4, VehicleConfiguration.FULL_TRAILER, null, 36_000));
    rows.add(row(5, VehicleConfiguration.CENTRE_AXLE_TRAILER, null, 43_000));
    rows.add(row(5, VehicleConfiguration.ARTICULATED, null, 43_000));
    rows.add(row(5, VehicleConfiguration.FULL_TRAILER, null, 43_000));
    for (VehicleConfiguration train :
        List.of(
            VehicleConfiguration.CENTRE_AXLE_TRAILER,
            VehicleConfiguration.ARTICULATED,
            VehicleConfiguration.FULL_TRAILER)) {
      rows.add(row(6, train, 1, 46_000));
      rows.add(row(6, train, 2, 49_000));
    }
    return new ReferenceEntry.MassLimits(
        "gb1589-2016", 1, new Validity(Times.LONG_BEFORE, null), "GB 1589-2016", rows);
  }

  private static ReferenceEntry.MassLimit row(
      int axles, VehicleConfiguration configuration, Integer driveAxles, int limitKg) {
    return new ReferenceEntry.MassLimit(axles, axles == 6, configuration, driveAxles, limitKg);
  }

  /** Zhejiang highway rule art. 53: up to 20 %, up to 50 %, above. */
  public static ReferenceEntry.Ladder percentLadder() {
    return new ReferenceEntry.Ladder(
        "zhejiang-highway",
        1,
        new Validity(Times.LONG_BEFORE, null),
        "HIGHWAY",
        "浙江省公路条例 第五十三条",
        "交通运输局",
        ReferenceEntry.Ladder.Unit.EXCESS_PERCENT,
        List.of(
            new ReferenceEntry.Band("UP_TO_20_PERCENT", 20.0),
            new ReferenceEntry.Band("OVER_20_TO_50_PERCENT", 50.0),
            new ReferenceEntry.Band("OVER_50_PERCENT", null)));
  }

  /** Order 62/2016 art. 43: up to 1 t a warning, above it a fine. */
  public static ReferenceEntry.Ladder massLadder() {
    return new ReferenceEntry.Ladder(
        "order-62",
        1,
        new Validity(Times.LONG_BEFORE, null),
        "HIGHWAY",
        "超限运输车辆行驶公路管理规定 第四十三条",
        "交通运输局",
        ReferenceEntry.Ladder.Unit.EXCESS_KG,
        List.of(
            new ReferenceEntry.Band("UP_TO_1_T", 1_000.0),
            new ReferenceEntry.Band("OVER_1_T", null)));
  }

  public static ReferenceEntry.Plausibility plausibility(
      DeviceKind kind, Map<String, Double> limits) {
    return new ReferenceEntry.Plausibility(
        "plausibility-" + kind.level(),
        1,
        new Validity(Times.LONG_BEFORE, null),
        kind,
        "test",
        limits);
  }

  /** One day old, 30 s ahead; 0.5 to 100 km/h, 2.5 to 300 t, axles within 10 % of the gross. */
  public static Map<String, Double> wimLimits() {
    return merge(
        clockLimits(),
        Map.of(
            "speedKphMin", 0.5,
            "speedKphMax", 100.0,
            "grossKgMin", 2_500.0,
            "grossKgMax", 300_000.0,
            "axleSumErrorPercentMax", 10.0));
  }

  /** As {@link #placeLimits}, and at most 160 km/h. */
  public static Map<String, Double> truckLimits() {
    return merge(placeLimits(), Map.of("speedKphMax", 160.0));
  }

  /** One day old, 30 s ahead; within 118 to 123 E and 27 to 32 N. */
  public static Map<String, Double> placeLimits() {
    return merge(
        clockLimits(), Map.of("lngMin", 118.0, "lngMax", 123.0, "latMin", 27.0, "latMax", 32.0));
  }

  private static Map<String, Double> clockLimits() {
    return Map.of("ageMaxS", 86_400.0, "skewMaxS", 30.0);
  }

  private static Map<String, Double> merge(Map<String, Double> some, Map<String, Double> others) {
    Map<String, Double> all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }

  /** The snapshot of some entries alone. */
  public static ReferenceSnapshot snapshotOf(Collection<? extends ReferenceEntry> some) {
    return ReferenceSnapshot.of(RELEASE, List.copyOf(some));
  }
}
