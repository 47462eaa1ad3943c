package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.reference.ObjectClass;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * As what a place was seen, how often, and best. Mutable; not thread-safe; bounded by the classes
 * of one rule.
 */
final class ClassTally {

  private record Seen(int sightings, Sighting best) {

    Seen and(Seen other) {
      boolean isBetter =
          other.best.confidence() > best.confidence()
              || (other.best.confidence() == best.confidence()
                  && Noticed.ORDER.compare(other.best, best) < 0);
      return new Seen(sightings + other.sightings, isBetter ? other.best : best);
    }
  }

  private final Map<String, Seen> byClass;

  private ClassTally(Map<String, Seen> byClass) {
    this.byClass = byClass;
  }

  static ClassTally empty() {
    return new ClassTally(new TreeMap<>());
  }

  /** All that form 1 of a place knew: everything counts for the class of the best. */
  static ClassTally of(Sighting best, int sightings) {
    ClassTally tally = empty();
    tally.byClass.put(best.objectClass(), new Seen(sightings, best));
    return tally;
  }

  void add(Sighting sighting) {
    byClass.merge(sighting.objectClass(), new Seen(1, sighting), Seen::and);
  }

  void addAll(ClassTally other) {
    other.byClass.forEach((name, seen) -> byClass.merge(name, seen, Seen::and));
  }

  /**
   * The best sighting of the class that counts: one that says more before one that does not, then
   * the one seen more often, then the surer, then the first by name. What is specific must be seen
   * as often, or as surely, as the rule asks for.
   */
  Sighting best(PatrolRules rules, PatrolRule rule) {
    Seen winner = null;
    boolean winnerIsSure = false;
    for (Map.Entry<String, Seen> entry : byClass.entrySet()) {
      Seen seen = entry.getValue();
      boolean isSure = isSure(seen, rules, rule);
      if (winner == null
          || (isSure && !winnerIsSure)
          || (isSure == winnerIsSure && isMore(seen, winner))) {
        winner = seen;
        winnerIsSure = isSure;
      }
    }
    if (winner == null) {
      throw new IllegalStateException("a place that nobody saw");
    }
    return winner.best;
  }

  private static boolean isSure(Seen seen, PatrolRules rules, PatrolRule rule) {
    boolean isUnspecific =
        rules
            .reference()
            .findObjectClass(seen.best.objectClass(), Instant.ofEpochMilli(seen.best.timeMs()))
            .map(ObjectClass::unspecific)
            .orElse(false);
    return !isUnspecific
        && (seen.sightings >= rule.sightingsMin()
            || seen.best.confidence() >= rule.openConfidence());
  }

  private static boolean isMore(Seen seen, Seen other) {
    return seen.sightings > other.sightings
        || (seen.sightings == other.sightings && seen.best.confidence() > other.best.confidence());
  }

  ClassTally copy() {
    return new ClassTally(new TreeMap<>(byClass));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(byClass.size());
    for (Seen seen : byClass.values()) {
      out.writeInt(seen.sightings);
      SightingForm.write(seen.best, out);
    }
  }

  static ClassTally read(DataInput in) throws IOException {
    ClassTally tally = empty();
    int classes = in.readInt();
    for (int i = 0; i < classes; i++) {
      int sightings = in.readInt();
      Sighting best = SightingForm.read(SightingForm.VERSION, in);
      tally.byClass.put(best.objectClass(), new Seen(sightings, best));
    }
    return tally;
  }
}
