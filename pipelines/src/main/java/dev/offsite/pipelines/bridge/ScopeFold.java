package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.bridge.BridgeLoad.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The episodes of one scope, moment by moment. Mutable; not thread-safe.
 *
 * <p>An episode begins at the share that warns, and is over when the load has been below the share
 * that clears for {@code clearAfterS}: it then ended when it fell below.
 */
final class ScopeFold {

  private final LoadScope scope;
  private final OnBridge on = new OnBridge();
  private final List<LoadEpisode> over = new ArrayList<>();
  private @Nullable LoadEpisode open;
  private int entered;
  private long entryUncertaintyMs;

  ScopeFold(LoadScope scope, @Nullable LoadEpisode open) {
    this.scope = scope;
    this.open = open;
  }

  LoadScope scope() {
    return scope;
  }

  /** Somebody is on it when the fold begins. */
  void begin(Crossing crossing) {
    on.enter(crossing);
  }

  void enter(Crossing crossing) {
    on.enter(crossing);
    entered++;
    entryUncertaintyMs = Math.max(entryUncertaintyMs, crossing.entryUncertaintyMs());
  }

  void leave(Crossing crossing) {
    on.leave(crossing);
  }

  /** Time has come to {@code ms}; what is on the bridge since then is not looked at yet. */
  void passTo(long ms, long clearAfterMs) {
    if (open != null && open.belowSinceMs() != null && ms - open.belowSinceMs() >= clearAfterMs) {
      over.add(open.over());
      open = null;
    }
  }

  /** Looks at what is on it from {@code ms} on. */
  void look(long ms, @Nullable LoadLimits limits, Collection<Crossing> all) {
    boolean holds = limits != null && limits.holds(scope, on.massKg());
    if (open == null) {
      boolean opens = limits != null && limits.levelOf(scope, on.massKg()) != Level.NORMAL;
      if (opens) {
        open = peak(ms, ms, entryUncertaintyMs, on.vehicles(), limits, all);
      }
    } else if (!holds) {
      open = open.joinedBy(entered);
      open = open.belowSinceMs() == null ? open.belowSince(ms) : open;
    } else {
      int crossings = open.crossings() + entered;
      open =
          on.massKg() > open.peakKg()
              ? peak(ms, open.startMs(), open.startUncertaintyMs(), crossings, limits, all)
              : open.joinedBy(entered).belowSince(null);
    }
    entered = 0;
    entryUncertaintyMs = 0;
  }

  /** What is over by now, oldest first. */
  List<LoadEpisode> over() {
    return List.copyOf(over);
  }

  /** What goes on; null if nothing does. */
  @Nullable LoadEpisode open() {
    return open;
  }

  private LoadEpisode peak(
      long ms,
      long startMs,
      long startUncertaintyMs,
      int crossings,
      LoadLimits limits,
      Collection<Crossing> all) {
    return new LoadEpisode(
        startMs,
        startUncertaintyMs,
        ms,
        on.massKg(),
        OnBridge.massKg(all, c -> scope.includes(c.lane()) && c.least().covers(ms)),
        OnBridge.massKg(all, c -> scope.includes(c.lane()) && c.most().covers(ms)),
        on.vehicles(),
        on.unweighed(),
        limits.limitKg(scope).orElseThrow(),
        crossings,
        on.heaviest(),
        null,
        null);
  }
}
