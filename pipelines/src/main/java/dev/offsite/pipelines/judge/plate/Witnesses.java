package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fixes that are asked about a passage: the nearest in time before and after it. One that the
 * truck could have reached the scale from clears it: then either the truck was there, or the
 * terminal contradicts itself, which is another rule's business.
 *
 * @param fixes all of them tell against the passage; the nearest in time first
 */
record Witnesses(List<TruckFix> fixes) {

  Witnesses {
    fixes = List.copyOf(fixes);
  }

  /** Those who tell against a passage; empty if they are too few or one clears it. */
  static Optional<Witnesses> against(
      ReadPassage passage,
      ReferenceEntry.Site site,
      Collection<TruckFix> known,
      ElsewhereRule rule) {
    Comparator<TruckFix> nearest =
        Comparator.comparingLong((TruckFix fix) -> Math.abs(fix.timeMs() - passage.timeMs()))
            .thenComparingLong(TruckFix::timeMs)
            .thenComparing(TruckFix::deviceId);
    List<TruckFix> before = new ArrayList<>();
    List<TruckFix> after = new ArrayList<>();
    for (TruckFix fix : known) {
      long laterMs = fix.timeMs() - passage.timeMs();
      if (Math.abs(laterMs) <= rule.windowMs()) {
        (laterMs <= 0 ? before : after).add(fix);
      }
    }
    List<TruckFix> asked = new ArrayList<>();
    before.stream().sorted(nearest).limit(rule.minFixes()).forEach(asked::add);
    after.stream().sorted(nearest).limit(rule.minFixes()).forEach(asked::add);
    asked.sort(nearest);
    boolean allTellAgainst =
        asked.stream().allMatch(fix -> fix.distanceM(site) > rule.reachM(fix, passage.timeMs()));
    return allTellAgainst && asked.size() >= rule.minFixes()
        ? Optional.of(new Witnesses(asked))
        : Optional.empty();
  }

  /** The one nearest in time. */
  TruckFix nearest() {
    return fixes.get(0);
  }

  /** In the order of their time. */
  List<TruckFix> inOrder() {
    return fixes.stream().sorted(Comparator.comparingLong(TruckFix::timeMs)).toList();
  }
}
