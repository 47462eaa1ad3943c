package dev.offsite.pipelines.judge.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last patrol that saw a place clean.
 *
 * @param patrol device and sortie
 * @param fromMs its first look at the place: what was tipped later it may have missed
 */
record CleanPatrol(String patrol, long fromMs) {

  private record Pass(long fromMs, long toMs, int looks) {
    Pass and(long timeMs) {
      return new Pass(Math.min(fromMs, timeMs), Math.max(toMs, timeMs), looks + 1);
    }
  }

  /**
   * The patrol that looked last, often enough, and {@code traceCleanGapS} before the heap was seen,
   * so that it is not the one which saw it a frame later. A patrol without a name is none: nobody
   * knows which of its looks belong together.
   *
   * @param looks in any order
   */
  static Optional<CleanPatrol> find(Collection<Glance> looks, Heap heap, TraceRule rule) {
    long beforeMs = heap.firstMs() - rule.cleanGapMs();
    long notBeforeMs = heap.firstMs() - rule.hoursMs();
    Map<String, Pass> passes = new HashMap<>();
    for (Glance look : looks) {
      if (look.timeMs() >= notBeforeMs
          && look.timeMs() < heap.firstMs()
          && !look.patrol().endsWith("/")
          && look.covers(heap)) {
        passes.merge(
            look.patrol(),
            new Pass(look.timeMs(), look.timeMs(), 1),
            (before, more) -> before.and(more.fromMs()));
      }
    }
    CleanPatrol last = null;
    for (Map.Entry<String, Pass> entry : passes.entrySet()) {
      Pass pass = entry.getValue();
      boolean counts = pass.looks() >= rule.looksMin() && pass.toMs() <= beforeMs;
      CleanPatrol clean = new CleanPatrol(entry.getKey(), pass.fromMs());
      if (counts && (last == null || clean.isLaterThan(last))) {
        last = clean;
      }
    }
    return Optional.ofNullable(last);
  }

  private boolean isLaterThan(CleanPatrol other) {
    return fromMs > other.fromMs || (fromMs == other.fromMs && patrol.compareTo(other.patrol) < 0);
  }
}
