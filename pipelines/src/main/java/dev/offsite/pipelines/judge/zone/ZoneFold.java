package dev.offsite.pipelines.judge.zone;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.fence.ActiveInterval;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.Crossing;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * One truck's drive against the zones: takes the fixes in the order of their time, one step each.
 * Pure but for the state it is given. Not thread-safe. Hot path.
 *
 * <p>Implementation notes. A step first carries on or ends the visits that go on, then begins new
 * ones. Between two fixes the truck is taken to drive straight if the gap is no longer than {@code
 * maxGapS} and the implied speed no higher than {@code speedKphMax}; then the time of entry and
 * exit is interpolated on the segment, and half of the gap is stated as the uncertainty. A zone's
 * active windows and the validity of its versions cut visits exactly, because the truck was inside
 * before and after.
 */
final class ZoneFold {

  /**
   * Windows are looked at over this span around a fix: a ban that is older than that began before
   * any fix that is still kept.
   */
  private static final Duration WINDOW_SPAN = Duration.ofDays(8);

  /** Metres in one unit of the lattice, at most: a minute of arc is nowhere longer than 1,862 m. */
  private static final double METRES_PER_UNIT_MAX = 1862.0 * 60 / 1e7;

  private final String deviceId;
  private final ReferenceSnapshot reference;
  private final GeofenceIndex zones;
  private final Function<Fix, Witness> witnesses;
  private int[] ordinals = new int[16];

  /**
   * A fold of one truck's fixes.
   *
   * @param witnesses gives a fix the digest of its record
   */
  ZoneFold(String deviceId, ReferenceSnapshot reference, Function<Fix, Witness> witnesses) {
    this.deviceId = deviceId;
    this.reference = reference;
    this.witnesses = witnesses;
    zones = reference.fences(ViolationKind.PROHIBITED_ZONE);
  }

  /** Whether some zone, closed or not, covers the fix. */
  boolean isInZone(Fix fix) {
    return cover(fix) > 0;
  }

  /** Whether a zone may have been crossed between two neighbouring fixes, by their distance. */
  boolean mayCross(Fix before, Fix fix) {
    Instant at = Instant.ofEpochMilli(fix.timeMs());
    return mayCross(before, fix, reference.rules(ViolationKind.PROHIBITED_ZONE, at));
  }

  /** Folds the next fix, which lies after all before it. */
  void step(FoldState state, Fix fix) {
    Instant at = Instant.ofEpochMilli(fix.timeMs());
    List<ReferenceEntry.Rule> rules = reference.rules(ViolationKind.PROHIBITED_ZONE, at);
    int covering = cover(fix);
    if (covering > 0 || !state.open.isEmpty() || mayCross(state.previous, fix, rules)) {
      for (ReferenceEntry.Rule version : rules) {
        step(state, fix, at, new ZoneRule(version), covering);
      }
      endVisitsWithoutRule(state, fix, rules);
    }
    state.previous = fix;
  }

  private int cover(Fix fix) {
    int covering = zones.covering(fix.lngE7(), fix.latE7(), ordinals);
    if (covering > ordinals.length) {
      ordinals = new int[covering];
      covering = zones.covering(fix.lngE7(), fix.latE7(), ordinals);
    }
    return covering;
  }

  /** Whether the way from the fix before is long enough to cross a zone as some rule counts it. */
  private static boolean mayCross(Fix before, Fix fix, List<ReferenceEntry.Rule> rules) {
    if (before == null) {
      return false;
    }
    long units =
        Math.abs((long) fix.lngE7() - before.lngE7())
            + Math.abs((long) fix.latE7() - before.latE7());
    double metresMax = units * METRES_PER_UNIT_MAX;
    for (ReferenceEntry.Rule rule : rules) {
      Double crossMinM = rule.parameters().get("crossMinM");
      if (crossMinM != null && metresMax >= crossMinM) {
        return true;
      }
    }
    return false;
  }

  private void step(FoldState state, Fix fix, Instant at, ZoneRule rule, int covering) {
    boolean silent =
        state.previous != null && fix.timeMs() - state.previous.timeMs() > rule.gapMsMax();
    if (silent) {
      endSilent(state, fix, rule);
    }
    Fix before = silent ? null : state.previous;
    double movedM = before == null ? 0 : Geodesics.distanceM(before.position(), fix.position());
    boolean drove = before != null && isDrive(before, fix, movedM, rule);
    List<Fence> closed = closedZones(at, rule, covering);
    carryOn(state, before, fix, rule, closed, drove ? movedM : 0, drove);
    for (Fence fence : closed) {
      if (find(state.open, rule.id(), fence.id()) == null) {
        begin(state, before, fix, at, rule, fence, drove);
      }
    }
    if (drove && rule.crossMinM() != null) {
      passThrough(state, before, fix, rule);
    }
  }

  private static boolean isDrive(Fix before, Fix fix, double movedM, ZoneRule rule) {
    double hours = (fix.timeMs() - before.timeMs()) / 3_600_000.0;
    return movedM / 1000 <= rule.speedKphMax() * hours;
  }

  /** The zones that cover the fix and are closed to this truck at its time. */
  private List<Fence> closedZones(Instant at, ZoneRule rule, int covering) {
    List<Fence> closed = new ArrayList<>(covering);
    for (int i = 0; i < covering; i++) {
      Fence fence = zones.fence(ordinals[i]);
      if (isClosed(fence, at, rule)) {
        closed.add(fence);
      }
    }
    return closed;
  }

  private boolean isClosed(Fence fence, Instant at, ZoneRule rule) {
    return rule.rule().fenceKinds().contains(fence.kind())
        && fence.validity().contains(at)
        && fence.windows().isActive(at)
        && !isPermitted(fence, at);
  }

  private boolean isPermitted(Fence fence, Instant at) {
    String plate =
        reference.findDevice(deviceId, at).map(ReferenceEntry.Device::plate).orElse(null);
    if (plate == null) {
      return false;
    }
    return reference.permitsEntry(plate, fence.id(), at)
        || reference.findVehicle(plate, at).map(ReferenceEntry.Vehicle::exempt).orElse(false);
  }

  private void carryOn(
      FoldState state,
      Fix before,
      Fix fix,
      ZoneRule rule,
      List<Fence> closed,
      double movedM,
      boolean drove) {
    for (Iterator<Visit> visits = state.open.iterator(); visits.hasNext(); ) {
      Visit visit = visits.next();
      if (!visit.ruleId.equals(rule.id())) {
        continue;
      }
      Fence fence = findFence(closed, visit.fenceId);
      if (fence != null) {
        observe(visit, fence, fix, rule, movedM);
        continue;
      }
      visit.breakRun();
      Fence version = zones.find(visit.fenceId, visit.fenceVersion).orElse(null);
      long endMs =
          version == null ? endIfSilent(visit) : endOf(visit, version, before, fix, rule, drove);
      if (endMs == Visit.NONE) {
        continue;
      }
      visit.end(endMs, fix.timeMs());
      visits.remove();
      state.finished.add(visit);
    }
  }

  /**
   * When a visit ended whose zone is not closed at this fix; NONE while the truck is outside but so
   * near that it may come back.
   */
  private static long endOf(
      Visit visit, Fence version, Fix before, Fix fix, ZoneRule rule, boolean drove) {
    long banEndMs = endOfBan(version, visit);
    if (covers(version, fix)) {
      long stillInsideMs = visit.leftMs == Visit.NONE ? fix.timeMs() : visit.leftMs;
      return Math.min(banEndMs, stillInsideMs);
    }
    if (visit.leftMs == Visit.NONE) {
      visit.leftMs = exitTime(version, before, fix, drove);
    }
    boolean isOver = banEndMs <= fix.timeMs() || borderM(version, fix) > rule.exitMarginM();
    return isOver ? Math.min(banEndMs, visit.leftMs) : Visit.NONE;
  }

  private void observe(Visit visit, Fence fence, Fix fix, ZoneRule rule, double movedM) {
    double depthM = -borderM(fence, fix);
    visit.observe(witnesses.apply(fix), depthM, movedM);
    boolean clear = depthM >= rule.accuracyFactor() * fix.accuracyM(rule.accuracyUnknownM());
    visit.prove(fix.timeMs(), clear, rule.fixesMin(), rule.insideMsMin());
  }

  private void begin(
      FoldState state, Fix before, Fix fix, Instant at, ZoneRule rule, Fence fence, boolean drove) {
    long banBegan = banInterval(fence, at).from().toEpochMilli();
    long startMs = fix.timeMs();
    long uncertaintyMs = 0;
    if (before != null && covers(fence, before)) {
      // Inside before the ban began, or before a permit ended.
      if (banBegan > before.timeMs()) {
        startMs = banBegan;
      } else {
        uncertaintyMs = (fix.timeMs() - before.timeMs()) / 2;
      }
    } else if (before != null && drove) {
      startMs = Math.max(entryTime(fence, before, fix), banBegan);
      uncertaintyMs = (fix.timeMs() - before.timeMs()) / 2;
    }
    Visit visit = new Visit(rule.id(), fence.id(), fence.version(), startMs, uncertaintyMs);
    observe(visit, fence, fix, rule, 0);
    state.open.add(visit);
  }

  private void passThrough(FoldState state, Fix before, Fix fix, ZoneRule rule) {
    for (Crossing crossing : zones.crossings(before.position(), fix.position())) {
      if (crossing.kind() != Crossing.Kind.CROSS) {
        continue;
      }
      Fence fence = zones.fence(crossing.ordinal());
      long inMs = timeAt(before, fix, crossing.entryFraction());
      long outMs = timeAt(before, fix, crossing.exitFraction());
      double insideM =
          (crossing.exitFraction() - crossing.entryFraction())
              * Geodesics.distanceM(before.position(), fix.position());
      boolean counts =
          insideM >= rule.crossMinM()
              && isClosed(fence, Instant.ofEpochMilli(inMs), rule)
              && isClosed(fence, Instant.ofEpochMilli(outMs), rule)
              && find(state.open, rule.id(), fence.id()) == null;
      if (counts) {
        Visit visit =
            new Visit(
                rule.id(), fence.id(), fence.version(), inMs, (fix.timeMs() - before.timeMs()) / 2);
        visit.first = witnesses.apply(before);
        visit.deepest = visit.first;
        visit.last = witnesses.apply(fix);
        visit.distanceM = insideM;
        visit.crossedOnly = true;
        visit.proven = true;
        visit.end(outMs, fix.timeMs());
        state.finished.add(visit);
      }
    }
  }

  private static void endSilent(FoldState state, Fix fix, ZoneRule rule) {
    for (Iterator<Visit> visits = state.open.iterator(); visits.hasNext(); ) {
      Visit visit = visits.next();
      if (visit.ruleId.equals(rule.id())) {
        visit.end(endIfSilent(visit), fix.timeMs());
        visits.remove();
        state.finished.add(visit);
      }
    }
  }

  /** When a visit ended if nothing more is heard of the truck. */
  static long endIfSilent(Visit visit) {
    return visit.leftMs == Visit.NONE ? visit.last.fix().timeMs() : visit.leftMs;
  }

  /** A rule that is not in force any more ends its visits at their last observation. */
  private static void endVisitsWithoutRule(
      FoldState state, Fix fix, List<ReferenceEntry.Rule> rules) {
    for (Iterator<Visit> visits = state.open.iterator(); visits.hasNext(); ) {
      Visit visit = visits.next();
      if (rules.stream().noneMatch(rule -> rule.id().equals(visit.ruleId))) {
        visit.end(endIfSilent(visit), fix.timeMs());
        visits.remove();
        state.finished.add(visit);
      }
    }
  }

  /** When the ban that held at the visit's last observation ended or will end. */
  private static long endOfBan(Fence version, Visit visit) {
    Instant lastInside = Instant.ofEpochMilli(visit.last.fix().timeMs());
    return banInterval(version, lastInside).to().toEpochMilli();
  }

  /** The unbroken span around {@code at} in which the zone is valid and active. */
  private static ActiveInterval banInterval(Fence fence, Instant at) {
    Instant from = at.minus(WINDOW_SPAN);
    Instant to = at.plus(WINDOW_SPAN);
    for (ActiveInterval interval : fence.windows().activeIntervals(from, to)) {
      if (!at.isBefore(interval.from()) && at.isBefore(interval.to())) {
        Instant validFrom = fence.validity().from();
        Instant validTo = fence.validity().to();
        return new ActiveInterval(
            validFrom.isAfter(interval.from()) ? validFrom : interval.from(),
            validTo != null && validTo.isBefore(interval.to()) ? validTo : interval.to());
      }
    }
    return new ActiveInterval(at, at.plusMillis(1));
  }

  private static boolean covers(Fence fence, Fix fix) {
    return fence.shape().outline().covers(fix.lngE7(), fix.latE7());
  }

  /** Metres to the border, negative inside. */
  private static double borderM(Fence fence, Fix fix) {
    return fence.shape().outline().borderDistanceM(fix.position());
  }

  private static long entryTime(Fence fence, Fix before, Fix fix) {
    return fence
        .shape()
        .outline()
        .stays(before.lngE7(), before.latE7(), fix.lngE7(), fix.latE7())
        .stream()
        .reduce((first, second) -> second)
        .map(stay -> timeAt(before, fix, stay.entryFraction()))
        .orElse(fix.timeMs());
  }

  private static long exitTime(Fence fence, Fix before, Fix fix, boolean drove) {
    if (before == null || !drove) {
      return before == null ? fix.timeMs() : before.timeMs();
    }
    return fence
        .shape()
        .outline()
        .stays(before.lngE7(), before.latE7(), fix.lngE7(), fix.latE7())
        .stream()
        .findFirst()
        .map(stay -> timeAt(before, fix, stay.exitFraction()))
        .orElse(before.timeMs());
  }

  private static long timeAt(Fix before, Fix fix, double fraction) {
    return before.timeMs() + Math.round((fix.timeMs() - before.timeMs()) * fraction);
  }

  private static Visit find(List<Visit> visits, String ruleId, String fenceId) {
    for (Visit visit : visits) {
      if (visit.isOf(ruleId, fenceId)) {
        return visit;
      }
    }
    return null;
  }

  private static Fence findFence(List<Fence> fences, String id) {
    for (Fence fence : fences) {
      if (fence.id().equals(id)) {
        return fence;
      }
    }
    return null;
  }
}
