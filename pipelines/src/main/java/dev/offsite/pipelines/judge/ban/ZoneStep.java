package dev.offsite.pipelines.judge.ban;

import dev.offsite.geo.fence.ActiveInterval;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.Crossing;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a truck's drive against the zones. Used once, by one thread. Hot path. */
final class ZoneStep {

  /**
   * Windows are looked at over this span around a fix: a ban that is older than that began before
   * any fix that is still kept.
   */
  private static final Duration WINDOW_SPAN = Duration.ofDays(8);

  private final Step step;
  private final Fix fix;
  private final GeofenceIndex zones;
  private final int[] covering;

  ZoneStep(Step step) {
    this.step = step;
    fix = step.fix();
    zones = step.reference().fences(ViolationKind.PROHIBITED_ZONE);
    covering = zones.ordinalsCovering(fix.lngE7(), fix.latE7());
  }

  /** Whether some zone, closed or not, covers the fix. */
  boolean isInZone() {
    return covering.length > 0;
  }

  /** Keeps the digests of fixes that a visit may come to be built on. */
  void keepEvidence(List<ReferenceEntry.Rule> rules) {
    if (isInZone()) {
      step.keep();
    }
    if (mayCross(rules)) {
      step.keep();
      step.keepBefore();
    }
  }

  /** Whether the way from the fix before is long enough to cross a zone as some rule counts it. */
  boolean mayCross(List<ReferenceEntry.Rule> rules) {
    for (ReferenceEntry.Rule rule : rules) {
      Double crossMinM = rule.parameters().get("crossMinM");
      if (crossMinM != null && step.mayHaveMoved(crossMinM)) {
        return true;
      }
    }
    return false;
  }

  /** Carries on, ends and begins the visits of one rule. */
  void apply(ZoneVisits state, ZoneRule rule) {
    boolean silent = step.before() != null && step.gapMs() > rule.gapMsMax();
    if (silent) {
      endSilent(state, fix, rule);
    }
    Fix before = silent ? null : step.before();
    boolean drove = before != null && step.impliedSpeedKph() <= rule.speedKphMax();
    Instant at = step.at();
    List<Fence> closed = closedZones(at, rule);
    carryOn(state, before, rule, closed, drove);
    for (Fence fence : closed) {
      if (find(state.open, rule.id(), fence.id()) == null) {
        begin(state, before, at, rule, fence, drove);
      }
    }
    if (drove && rule.crossMinM() != null) {
      passThrough(state, before, rule);
    }
  }

  /** Takes note of where a truck went after a visit, as long as its rule asks for it. */
  static void follow(Visit visit, Step step, List<ReferenceEntry.Rule> rules) {
    if (visit.isFollowed) {
      return;
    }
    for (ReferenceEntry.Rule version : rules) {
      if (version.id().equals(visit.ruleId)) {
        long afterMs = new ZoneRule(version).trackAfterMs();
        if (afterMs > 0) {
          visit.follow(step.fix(), visit.endMs + afterMs);
        }
      }
    }
  }

  /** The zones that cover the fix and are closed to this truck at its time. */
  private List<Fence> closedZones(Instant at, ZoneRule rule) {
    List<Fence> closed = new ArrayList<>(covering.length);
    for (int ordinal : covering) {
      Fence fence = zones.fence(ordinal);
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
    return step.isExempt()
        || step.plate()
            .map(plate -> step.reference().permitsEntry(plate, fence.id(), at))
            .orElse(false);
  }

  private void carryOn(
      ZoneVisits state, @Nullable Fix before, ZoneRule rule, List<Fence> closed, boolean drove) {
    for (Iterator<Visit> visits = state.open.iterator(); visits.hasNext(); ) {
      Visit visit = visits.next();
      if (!visit.ruleId.equals(rule.id())) {
        continue;
      }
      Fence fence = findFence(closed, visit.fenceId);
      if (fence != null) {
        observe(visit, fence, rule, drove ? step.movedM() : 0);
        continue;
      }
      visit.breakRun();
      if (before != null && !drove) {
        // A jump shows nothing: the next fix says which of the two was wrong.
        continue;
      }
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
    double beyondM = borderM(version, fix) - rule.exitMarginM();
    boolean isOut = beyondM > 0 && (visit.seemsBeyond || rule.isSurelyOut(fix, beyondM));
    visit.seemsBeyond = beyondM > 0;
    boolean isOver = banEndMs <= fix.timeMs() || isOut;
    return isOver ? Math.min(banEndMs, visit.leftMs) : Visit.NONE;
  }

  private void observe(Visit visit, Fence fence, ZoneRule rule, double movedM) {
    double depthM = -borderM(fence, fix);
    visit.observe(step.witness(), depthM, movedM);
    boolean clear = depthM >= rule.accuracyFactor() * fix.accuracyM(rule.accuracyUnknownM());
    visit.prove(fix.timeMs(), clear, rule.fixesMin(), rule.insideMsMin());
  }

  private void begin(
      ZoneVisits state,
      @Nullable Fix before,
      Instant at,
      ZoneRule rule,
      Fence fence,
      boolean drove) {
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
    visit.comeFrom(step.trail(), startMs - rule.trackBeforeMs());
    observe(visit, fence, rule, 0);
    state.open.add(visit);
  }

  private void passThrough(ZoneVisits state, Fix before, ZoneRule rule) {
    for (Crossing crossing : zones.crossings(before.position(), fix.position())) {
      if (crossing.kind() != Crossing.Kind.CROSS) {
        continue;
      }
      Fence fence = zones.fence(crossing.ordinal());
      long inMs = timeAt(before, fix, crossing.entryFraction());
      long outMs = timeAt(before, fix, crossing.exitFraction());
      double insideM = (crossing.exitFraction() - crossing.entryFraction()) * step.movedM();
      boolean counts =
          insideM >= rule.crossMinM()
              && isClosed(fence, Instant.ofEpochMilli(inMs), rule)
              && isClosed(fence, Instant.ofEpochMilli(outMs), rule)
              && find(state.open, rule.id(), fence.id()) == null;
      if (counts) {
        Visit visit =
            new Visit(
                rule.id(), fence.id(), fence.version(), inMs, (fix.timeMs() - before.timeMs()) / 2);
        visit.comeFrom(step.trail(), inMs - rule.trackBeforeMs());
        visit.first = step.witnessBefore();
        visit.deepest = visit.first;
        visit.last = step.witness();
        visit.distanceM = insideM;
        visit.crossedOnly = true;
        visit.proven = true;
        visit.end(outMs, fix.timeMs());
        state.finished.add(visit);
      }
    }
  }

  private static void endSilent(ZoneVisits state, Fix fix, ZoneRule rule) {
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
  static void endVisitsWithoutRule(ZoneVisits state, Fix fix, List<ReferenceEntry.Rule> rules) {
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
