package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.EnumSet;
import java.util.Set;

/** What stands against the record of a passage, whatever it is used for. Pure. */
final class PassageDoubts {

  /** Doubts about who it was and when, and whether the record is the device's own. */
  static Set<Doubt> aboutRecord(PassageCase passage, ReferenceEntry.Rule rule) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (passage.plate() == null) {
      doubts.add(
          passage.passage().media().isEmpty() ? Doubt.SUBJECT_UNKNOWN : Doubt.PLATE_UNREADABLE);
    } else if (isUncertain(passage.passage().plate().confidence(), rule)) {
      doubts.add(Doubt.PLATE_UNCERTAIN);
    }
    if (passage.received().raw().provenance() == Provenance.REPAIRED) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    if (isAhead(passage, rule)) {
      doubts.add(Doubt.CLOCK_AHEAD);
    }
    return doubts;
  }

  /**
   * Doubts about what was measured: the controller's flags, and a speed at which the rule trusts no
   * scale.
   */
  static Set<Doubt> aboutMeasuring(PassageCase passage, ReferenceEntry.Rule rule) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (new FlagReading(passage.passage().flags(), rule).putsWeightInDoubt()) {
      doubts.add(Doubt.WEIGHING_FLAGGED);
    }
    if (isSlow(passage, rule)) {
      doubts.add(Doubt.SPEED_TOO_LOW);
    }
    return doubts;
  }

  /** Whether the vehicle was slower than the rule's {@code speedKphLow}. */
  static boolean isSlow(PassageCase passage, ReferenceEntry.Rule rule) {
    Double lowKph = rule.parameters().get("speedKphLow");
    return lowKph != null && passage.passage().speedKph() < lowKph;
  }

  /** Only a clock that is ahead shows in one record; one behind looks like a long way here. */
  private static boolean isAhead(PassageCase passage, ReferenceEntry.Rule rule) {
    Double mostS = rule.parameters().get("clockAheadSMax");
    if (mostS == null) {
      return false;
    }
    long aheadMs = passage.at().toEpochMilli() - passage.received().raw().receivedAtMillis();
    return aheadMs > mostS * 1000;
  }

  private static boolean isUncertain(Double confidence, ReferenceEntry.Rule rule) {
    Double least = rule.parameters().get("plateConfidenceMin");
    return least != null && confidence != null && confidence < least;
  }

  private PassageDoubts() {}
}
