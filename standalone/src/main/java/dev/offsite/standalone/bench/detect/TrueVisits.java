package dev.offsite.standalone.bench.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Which truck was in which fence when: computed from the fixes alone, without any contender. */
final class TrueVisits {

  private static final int SURE_FIXES = 3;
  private static final long SURE_MS = 5_000;

  /** Depths are measured on a plane here and on the ellipsoid by the job. */
  private static final double SLACK_M = 2;

  private final DrivenFixes fixes;
  private final List<Visit> visits = new ArrayList<>();

  private static final class Open {
    final long entryMs;
    final boolean isFromStart;
    long lastMs;
    int deepInRow;
    long deepSinceMs;
    boolean isSure;

    Open(long entryMs, boolean isFromStart) {
      this.entryMs = entryMs;
      this.isFromStart = isFromStart;
    }
  }

  private TrueVisits(DrivenFixes fixes) {
    this.fixes = fixes;
  }

  /** The visits among the first {@code messages} fixes. */
  static List<Visit> among(DrivenFixes fixes, int messages, List<DrawnFence> fences) {
    TrueVisits found = new TrueVisits(fixes);
    FenceTree tree = new FenceTree(fences);
    List<Map<String, Open>> open = new ArrayList<>();
    for (int truck = 0; truck < fixes.trucks(); truck++) {
      open.add(null);
    }
    for (int i = 0; i < messages; i++) {
      int truck = fixes.truck(i);
      boolean isFirst = open.get(truck) == null;
      if (isFirst) {
        open.set(truck, new HashMap<>());
      }
      found.step(i, tree.containing(fixes.lng(i), fixes.lat(i)), open.get(truck), isFirst);
    }
    for (int i = 0; i < messages; i++) {
      found.endAll(i, open.get(fixes.truck(i)));
    }
    return found.visits;
  }

  private void step(int fix, List<DrawnFence> containing, Map<String, Open> open, boolean isFirst) {
    long atMs = fixes.timeMs(fix);
    for (Iterator<Map.Entry<String, Open>> all = open.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Open> one = all.next();
      if (containing.stream().noneMatch(fence -> fence.id().equals(one.getKey()))) {
        all.remove();
        end(fix, one, atMs);
      }
    }
    for (DrawnFence fence : containing) {
      Open visit = open.computeIfAbsent(fence.id(), id -> new Open(atMs, isFirst));
      visit.lastMs = atMs;
      boolean isDeep =
          fence.borderM(fixes.lng(fix), fixes.lat(fix)) > fixes.accuracyM(fix) + SLACK_M;
      visit.deepSinceMs = visit.deepInRow == 0 ? atMs : visit.deepSinceMs;
      visit.deepInRow = isDeep ? visit.deepInRow + 1 : 0;
      visit.isSure |= visit.deepInRow >= SURE_FIXES && atMs - visit.deepSinceMs >= SURE_MS;
    }
  }

  private void endAll(int fix, Map<String, Open> open) {
    for (Map.Entry<String, Open> one : open.entrySet()) {
      end(fix, one, Visit.NONE);
    }
    open.clear();
  }

  private void end(int fix, Map.Entry<String, Open> one, long exitMs) {
    Open visit = one.getValue();
    visits.add(
        new Visit(
            fixes.deviceId(fix),
            one.getKey(),
            visit.entryMs,
            visit.lastMs,
            exitMs,
            visit.isFromStart,
            visit.isSure));
  }
}
