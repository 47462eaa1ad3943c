package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all moments at which somebody drives onto a bridge or off it, in their order, and
 * finds when it was near its limit. Not thread-safe: it keeps the limits that it looked up last.
 *
 * <p>Between two such moments the load does not change. What happens at one moment happens
 * together: who leaves when another enters is never on the bridge with him. A moment at which
 * another version of bridge or rule comes into force is one too.
 */
final class LoadFold {

  private final String siteId;
  private final ReferenceSnapshot reference;
  private final long[] changesMs;
  private @Nullable LoadLimits limits;
  private long limitsFromMs;
  private long limitsUntilMs;

  LoadFold(String siteId, ReferenceSnapshot reference) {
    this.siteId = siteId;
    this.reference = reference;
    changesMs = reference.roadside().changesOfLoadLimits(siteId);
  }

  /** The release of the reference data that it looks at. */
  String release() {
    return reference.release();
  }

  /**
   * The episodes of every scope that somebody was on, or in whose episode the fold begins.
   *
   * @param begun what went on when the fold began, by scope
   * @param afterMs what happened until and at this moment has been folded already
   * @param upToMs what happens later is not looked at; {@link Long#MAX_VALUE} if all is
   */
  Map<LoadScope, ScopeFold> fold(
      Map<LoadScope, LoadEpisode> begun,
      Collection<Crossing> crossings,
      long afterMs,
      long upToMs) {
    SortedMap<LoadScope, ScopeFold> scopes = new TreeMap<>();
    scopes.put(LoadScope.BRIDGE, new ScopeFold(LoadScope.BRIDGE, begun.get(LoadScope.BRIDGE)));
    begun.forEach((scope, open) -> scopes.put(scope, new ScopeFold(scope, open)));
    TreeMap<Long, List<Crossing>> moments = new TreeMap<>();
    for (Crossing crossing : crossings) {
      if (crossing.likely().isNone()) {
        continue;
      }
      scopes.computeIfAbsent(crossing.lane(), lane -> new ScopeFold(lane, null));
      if (crossing.likely().covers(afterMs)) {
        scopes.get(LoadScope.BRIDGE).begin(crossing);
        scopes.get(crossing.lane()).begin(crossing);
      }
      addMoment(moments, crossing.likely().fromMs(), crossing, afterMs, upToMs);
      addMoment(moments, crossing.likely().untilMs(), crossing, afterMs, upToMs);
    }
    addChangesOfReference(moments, afterMs);
    moments.forEach((ms, changes) -> step(ms, changes, scopes, crossings));
    if (upToMs < Long.MAX_VALUE) {
      long clearAfterMs = clearAfterMs(upToMs);
      scopes.values().forEach(scope -> scope.passTo(upToMs, clearAfterMs));
    }
    return scopes;
  }

  /** How long a load must stay below before an episode is over, at a moment. */
  long clearAfterMs(long ms) {
    LoadLimits then = limitsAt(ms);
    return then == null ? 0 : then.clearAfterMs();
  }

  /** What holds at a moment; null if there is no bridge then. */
  @Nullable LoadLimits limitsAt(long ms) {
    if (ms < limitsFromMs || ms >= limitsUntilMs) {
      int next = Arrays.binarySearch(changesMs, ms);
      next = next >= 0 ? next + 1 : -next - 1;
      limitsFromMs = next == 0 ? Long.MIN_VALUE : changesMs[next - 1];
      limitsUntilMs = next == changesMs.length ? Long.MAX_VALUE : changesMs[next];
      limits = LoadLimits.at(siteId, ms, reference).orElse(null);
    }
    return limits;
  }

  private void step(
      long ms,
      List<Crossing> changes,
      Map<LoadScope, ScopeFold> scopes,
      Collection<Crossing> crossings) {
    LoadLimits now = limitsAt(ms);
    long clearAfterMs = now == null ? 0 : now.clearAfterMs();
    for (ScopeFold scope : scopes.values()) {
      scope.passTo(ms, clearAfterMs);
      for (Crossing crossing : changes) {
        if (!scope.scope().includes(crossing.lane())) {
          continue;
        }
        if (crossing.likely().fromMs() == ms) {
          scope.enter(crossing);
        } else {
          scope.leave(crossing);
        }
      }
      scope.look(ms, now, crossings);
    }
  }

  private static void addMoment(
      SortedMap<Long, List<Crossing>> moments,
      long ms,
      Crossing crossing,
      long afterMs,
      long upToMs) {
    if (ms > afterMs && ms <= upToMs) {
      moments.computeIfAbsent(ms, any -> new ArrayList<>()).add(crossing);
    }
  }

  /** Only between moments at which something moves: an empty bridge has no limit to come near. */
  private void addChangesOfReference(SortedMap<Long, List<Crossing>> moments, long afterMs) {
    if (moments.isEmpty()) {
      return;
    }
    long lastMs = moments.lastKey();
    for (long ms : changesMs) {
      if (ms > afterMs && ms < lastMs) {
        moments.computeIfAbsent(ms, any -> new ArrayList<>());
      }
    }
  }
}
