package dev.offsite.pipelines.bridge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The crossings of one bridge within the lateness horizon, and the episodes that went on when it
 * begins. Mutable; not thread-safe.
 *
 * <p>A crossing in order is folded from a moment a few seconds ago, which is kept in memory; one
 * that comes later, or replaces another, is folded from the begin of the horizon. Both give the
 * same.
 */
final class LoadHistory {

  /** More than records are usually late, and far less than the horizon. */
  private static final long MEMO_BEHIND_MS = 15_000;

  private static final long MEMO_STEP_MS = 5_000;

  private final TreeMap<String, Crossing> crossings;
  private final TreeMap<LoadScope, LoadEpisode> begun;
  private long anchorMs;

  private boolean remembers;
  private long memoMs;
  private String memoRelease = "";
  private final Map<LoadScope, LoadEpisode> memoBegun = new TreeMap<>();
  private final Map<LoadScope, List<LoadEpisode>> memoOver = new TreeMap<>();

  LoadHistory(Map<String, Crossing> crossings, Map<LoadScope, LoadEpisode> begun, long anchorMs) {
    this.crossings = new TreeMap<>(crossings);
    this.begun = new TreeMap<>(begun);
    this.anchorMs = anchorMs;
  }

  /** A history that begins with nobody on the bridge. */
  static LoadHistory beginningAt(long anchorMs) {
    return new LoadHistory(Map.of(), Map.of(), anchorMs);
  }

  /**
   * Takes a crossing.
   *
   * @return false if it was over before this history begins, and changes nothing
   */
  boolean add(Crossing crossing) {
    if (crossing.overMs() <= anchorMs) {
      return false;
    }
    Crossing before = crossings.get(crossing.key());
    if (before == null || crossing.replaces(before)) {
      crossings.put(crossing.key(), crossing);
      remembers &= before == null && crossing.beginsMs() > memoMs;
    }
    return true;
  }

  /** All episodes since this history begins, by scope, oldest first. */
  Map<LoadScope, List<LoadEpisode>> episodes(LoadFold fold, long asOfMs) {
    remember(fold, asOfMs);
    Map<LoadScope, List<LoadEpisode>> episodes = new TreeMap<>();
    memoOver.forEach((scope, over) -> episodes.put(scope, new ArrayList<>(over)));
    fold.fold(memoBegun, crossings.values(), memoMs, Long.MAX_VALUE)
        .forEach(
            (scope, found) -> {
              List<LoadEpisode> all = new ArrayList<>(found.over());
              if (found.open() != null) {
                all.add(found.open());
              }
              if (!all.isEmpty()) {
                episodes.computeIfAbsent(scope, any -> new ArrayList<>()).addAll(all);
              }
            });
    return episodes;
  }

  /** Lets this history begin later, and forgets what was over by then. */
  void beginAt(long beginMs, LoadFold fold) {
    Map<LoadScope, ScopeFold> scopes = fold.fold(begun, crossings.values(), anchorMs, beginMs);
    begun.clear();
    scopes.forEach(
        (scope, found) -> {
          if (found.open() != null) {
            begun.put(scope, found.open());
          }
        });
    crossings.values().removeIf(crossing -> crossing.overMs() <= beginMs);
    anchorMs = beginMs;
    remembers = false;
  }

  long anchorMs() {
    return anchorMs;
  }

  Collection<Crossing> crossings() {
    return crossings.values();
  }

  Map<LoadScope, LoadEpisode> begun() {
    return begun;
  }

  boolean isEmpty() {
    return crossings.isEmpty() && begun.isEmpty();
  }

  LoadHistory copy() {
    return new LoadHistory(crossings, begun, anchorMs);
  }

  private void remember(LoadFold fold, long asOfMs) {
    if (!remembers || !memoRelease.equals(fold.release())) {
      memoMs = anchorMs;
      memoRelease = fold.release();
      memoBegun.clear();
      memoBegun.putAll(begun);
      memoOver.clear();
      remembers = true;
    }
    long untilMs = asOfMs - MEMO_BEHIND_MS;
    if (untilMs - memoMs < MEMO_STEP_MS) {
      return;
    }
    Map<LoadScope, ScopeFold> scopes = fold.fold(memoBegun, crossings.values(), memoMs, untilMs);
    memoBegun.clear();
    scopes.forEach(
        (scope, found) -> {
          if (found.open() != null) {
            memoBegun.put(scope, found.open());
          }
          if (!found.over().isEmpty()) {
            memoOver.computeIfAbsent(scope, any -> new ArrayList<>()).addAll(found.over());
          }
        });
    memoMs = untilMs;
  }
}
