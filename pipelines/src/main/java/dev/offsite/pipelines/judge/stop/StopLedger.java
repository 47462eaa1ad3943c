package dev.offsite.pipelines.judge.stop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was last said about the stays of one truck that a late fix may still change, and the
 * difference to what holds. Mutable; not thread-safe.
 *
 * <p>Whatever the order in which fixes arrived, what was said last of each stay is what holds.
 */
public final class StopLedger {

  private final Map<String, TruckStop> said = new TreeMap<>();
  private boolean isChanged;

  /** A ledger in which nothing was said. */
  public static StopLedger empty() {
    return new StopLedger();
  }

  /** A ledger that goes on from what was said. */
  public static StopLedger of(Collection<TruckStop> said) {
    StopLedger ledger = new StopLedger();
    said.forEach(stop -> ledger.said.put(stop.id(), stop));
    return ledger;
  }

  /** What was last said of each. */
  public List<TruckStop> said() {
    return List.copyOf(said.values());
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return said.isEmpty();
  }

  /** Whether it is another than when this was last asked: only then has it to be stored. */
  public boolean takeChange() {
    boolean was = isChanged;
    isChanged = false;
    return was;
  }

  /** An independent copy. */
  public StopLedger copy() {
    return of(said.values());
  }

  /**
   * Brings what was said in line with what holds.
   *
   * @param settledMs what ended up to this time and holds no more was forgotten, not disproved
   */
  public List<StopNotice> reconcile(List<TruckStop> holding, long settledMs) {
    List<StopNotice> notices = new ArrayList<>();
    Map<String, TruckStop> held = new LinkedHashMap<>();
    holding.forEach(stop -> held.put(stop.id(), stop));
    for (TruckStop before : List.copyOf(said.values())) {
      if (!held.containsKey(before.id())) {
        said.remove(before.id());
        isChanged = true;
        if (!before.isOver() || before.endMs() > settledMs) {
          notices.add(new StopNotice(before, false));
        }
      }
    }
    for (TruckStop stop : held.values()) {
      TruckStop before = said.get(stop.id());
      if (before == null || !before.saysTheSame(stop)) {
        said.put(stop.id(), stop);
        isChanged = true;
        notices.add(new StopNotice(stop, true));
      }
    }
    return notices;
  }
}
