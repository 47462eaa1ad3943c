package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.schemas.candidate.DumpingTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ranks the trucks that were near a heap. Pure; thread-safe. */
final class Tracing {

  private static final Comparator<DumpingTrace.Suspect> MOST_LIKELY_FIRST =
      Comparator.comparingDouble(DumpingTrace.Suspect::score)
          .reversed()
          .thenComparingDouble(DumpingTrace.Suspect::distanceM)
          .thenComparing(DumpingTrace.Suspect::from)
          .thenComparing(DumpingTrace.Suspect::deviceId)
          .thenComparing(DumpingTrace.Suspect::presence);

  /**
   * The list of a heap. A stay counts that begins up to when the heap was first seen and is not
   * over before the time searched begins.
   *
   * @param looks of patrols, in any order
   * @param stops of trucks, in any order, one of each id
   */
  static DumpingTrace of(
      Heap heap, Collection<Glance> looks, Collection<TruckStop> stops, TraceRule rule) {
    Optional<CleanPatrol> clean = CleanPatrol.find(looks, heap, rule);
    long fromMs = clean.map(CleanPatrol::fromMs).orElse(heap.firstMs() - rule.hoursMs());
    Map<String, DumpingTrace.Suspect> byTruck = new HashMap<>();
    for (TruckStop stop : stops) {
      if (stop.startMs() <= heap.firstMs() && (!stop.isOver() || stop.endMs() >= fromMs)) {
        SuspectScore.of(stop, heap, rule)
            .ifPresent(
                suspect ->
                    byTruck.merge(
                        suspect.deviceId(),
                        suspect,
                        (a, b) -> MOST_LIKELY_FIRST.compare(a, b) <= 0 ? a : b));
      }
    }
    List<DumpingTrace.Suspect> ranked = new ArrayList<>(byTruck.values());
    ranked.sort(MOST_LIKELY_FIRST);
    return new DumpingTrace(
        clean.map(patrol -> Instant.ofEpochMilli(patrol.fromMs())).orElse(null),
        clean.map(CleanPatrol::patrol).orElse(null),
        Instant.ofEpochMilli(fromMs),
        Instant.ofEpochMilli(heap.firstMs()),
        rule.radiusM(),
        ranked.size(),
        ranked.subList(0, Math.min(ranked.size(), rule.suspectsMax())));
  }

  private Tracing() {}
}
