package dev.offsite.simulators.patrol;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * New places in one patrol area, day by day. A place is there before the first sortie of its day
 * and vanishes at night. Where something lay nothing else lies for longer than anybody takes it for
 * the same. Not thread-safe.
 */
public final class DailyFinds implements GroundOverTime {

  private static final double DAY_S = 86_400;

  /** Nobody flies in these hours: places come and go. */
  private static final double NIGHT_S = 3 * 3_600;

  /**
   * Cases about objects are kept for three days, twice and a little: a place is free after that.
   */
  private static final int FREE_DAYS = 8;

  /** Places of one lane; those of the next lie between them. No two are one to any detector. */
  private static final double SPACING_M = 42;

  private static final double LANES_APART_M = 28;
  private static final double JITTER_M = 1.5;

  private final PatrolArea area;
  private final FindsPlan plan;
  private final List<Zone> zones;
  private final List<ReferenceEntry.Rule> rules;
  private final LocalDate firstDay;
  private final double firstDayS;
  private final SplittableRandom random;
  private final List<Slot> slots = new ArrayList<>();
  private final List<GroundObject> objects = new ArrayList<>();
  private int days;

  /** A place where something may lie. */
  private static final class Slot {
    private final PlanePoint at;
    private final int lane;
    private final Zone zone;
    private int freeFromDay;

    Slot(PlanePoint at, int lane, Zone zone) {
      this.at = at;
      this.lane = lane;
      this.zone = zone;
    }
  }

  /**
   * The finds of an area.
   *
   * @param zones in which rules look for objects
   * @param firstDay the day on which the world begins
   * @param secondOfDay when it does
   */
  public DailyFinds(
      PatrolArea area,
      FindsPlan plan,
      List<Zone> zones,
      List<ReferenceEntry.Rule> rules,
      LocalDate firstDay,
      int secondOfDay,
      long seed) {
    this.area = area;
    this.plan = plan;
    this.zones = List.copyOf(zones);
    this.rules = List.copyOf(rules);
    this.firstDay = firstDay;
    this.firstDayS = -secondOfDay;
    this.random = new SplittableRandom(seed);
    addSlots();
  }

  @Override
  public Ground until(double seconds) {
    while (firstDayS + days * DAY_S <= seconds) {
      addDay(days);
      days++;
    }
    return new Ground(objects, List.of());
  }

  private void addSlots() {
    int lanesApart = (int) Math.ceil(LANES_APART_M / area.laneSpacingM());
    for (int lane = 0; lane < area.lanes(); lane += lanesApart) {
      double firstM = lane / lanesApart % 2 == 0 ? SPACING_M / 2 : SPACING_M;
      for (double alongM = firstM; alongM < area.laneLengthM(); alongM += SPACING_M) {
        PlanePoint at = area.onLane(lane, alongM);
        boolean isClear =
            zones.stream()
                .noneMatch(zone -> zone.ring().distanceToBorderM(at) < Ground.BORDER_M + JITTER_M);
        int onLane = lane;
        if (isClear) {
          zones.stream()
              .filter(zone -> zone.ring().encloses(at))
              .findFirst()
              .ifPresent(zone -> slots.add(new Slot(at, onLane, zone)));
        }
      }
    }
  }

  private void addDay(int day) {
    for (String objectClass : plan.classes()) {
      int usual = clustered(usual(objectClass, day));
      int places =
          plan.bursts().stream()
              .filter(burst -> burst.area().equals(area.id()) && burst.day() == day)
              .filter(burst -> burst.objectClass().equals(objectClass))
              .mapToInt(FindsPlan.Burst::places)
              .findFirst()
              .orElse(usual);
      for (int i = 0; i < places; i++) {
        addObject(objectClass, day);
      }
    }
  }

  private double usual(String objectClass, int day) {
    int weekday = firstDay.plusDays(day).getDayOfWeek().getValue();
    return plan.perDay().get(objectClass) * plan.weekdayFactors().get(weekday - 1);
  }

  /**
   * A Poisson number of clusters of geometric size: with the mean size {@code s} of a cluster the
   * variance is {@code 2 s - 1} times the mean.
   */
  private int clustered(double mean) {
    double sizeMean = (plan.dispersion() + 1) / 2;
    int count = 0;
    for (double left = Draws.exponential(random, 1);
        left < mean / sizeMean;
        left += Draws.exponential(random, 1)) {
      count++;
      while (random.nextDouble() >= 1 / sizeMean) {
        count++;
      }
    }
    return count;
  }

  private void addObject(String objectClass, int day) {
    List<Slot> free =
        slots.stream()
            .filter(slot -> slot.freeFromDay <= day && counts(slot.zone, objectClass))
            .toList();
    if (free.isEmpty()) {
      return; // as full as the ground can be
    }
    List<Slot> fresh = free.stream().filter(slot -> slot.freeFromDay == 0).toList();
    List<Slot> choice = fresh.isEmpty() ? free : fresh;
    Slot slot = choice.get(random.nextInt(choice.size()));
    int stays = 1 + random.nextInt(plan.stayDaysMax());
    double dayS = firstDayS + day * DAY_S;
    slot.freeFromDay = day + stays + FREE_DAYS;
    objects.add(
        new GroundObject(
            area.id() + "-" + (objects.size() + 1),
            objectClass,
            slot.at.plus(jitterM(), jitterM()),
            slot.lane,
            slot.zone.id(),
            true,
            new Span(
                dayS + NIGHT_S * random.nextDouble(),
                dayS + stays * DAY_S + NIGHT_S * random.nextDouble())));
  }

  private double jitterM() {
    return JITTER_M * (2 * random.nextDouble() - 1);
  }

  private boolean counts(Zone zone, String objectClass) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.fenceKinds().contains(zone.kind())
                    && rule.objectClasses().contains(objectClass));
  }
}
