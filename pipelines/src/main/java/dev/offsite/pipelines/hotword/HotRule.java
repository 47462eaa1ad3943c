package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.reference.HotWordParameters;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A rule about objects that looks for hot words: see {@link HotWordParameters}. */
record HotRule(ReferenceEntry.Rule rule) {

  /** The version in force at a time, if it looks for hot words. */
  static Optional<HotRule> find(String ruleId, Instant at, ReferenceSnapshot reference) {
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.id().equals(ruleId) && isHot(rule)) {
        return Optional.of(new HotRule(rule));
      }
    }
    return Optional.empty();
  }

  /** Whether a rule looked at a class at a time, for hot words or not. */
  static boolean lookedAt(Word word, Instant at, ReferenceSnapshot reference) {
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.id().equals(word.ruleId())) {
        return rule.objectClasses().contains(word.objectClass());
      }
    }
    return false;
  }

  /**
   * For how many days before a time something is kept, by all rules that are in force then or were
   * on a day that late data may still correct; 0 by none.
   */
  static int daysKept(Instant at, ReferenceSnapshot reference) {
    int days = 0;
    for (ReferenceEntry.Rule rule : reference.ruleVersions(ViolationKind.PATROL_OBJECT)) {
      if (isHot(rule) && new HotRule(rule).isAskedFor(at)) {
        HotRule hot = new HotRule(rule);
        days = Math.max(days, hot.days() + hot.correctedDays());
      }
    }
    return days;
  }

  private boolean isAskedFor(Instant at) {
    Instant to = rule.validity().to();
    return !rule.validity().from().isAfter(at)
        && (to == null || to.plus(Duration.ofDays(correctedDays() + 1L)).isAfter(at));
  }

  private static boolean isHot(ReferenceEntry.Rule rule) {
    return rule.parameters().containsKey(HotWordParameters.PROBABILITY_MAX);
  }

  /** So many days before a day are what it is compared with. */
  int days() {
    return (int) value(HotWordParameters.DAYS);
  }

  int historyDays() {
    return (int) value(HotWordParameters.HISTORY_DAYS);
  }

  int placesMin() {
    return (int) value(HotWordParameters.PLACES_MIN);
  }

  double probabilityMax() {
    return value(HotWordParameters.PROBABILITY_MAX);
  }

  double priorPlaces() {
    return value(HotWordParameters.PRIOR_PLACES);
  }

  double dispersion() {
    return value(HotWordParameters.DISPERSION);
  }

  double dispersionDays() {
    return value(HotWordParameters.DISPERSION_DAYS);
  }

  /** So many days after its end a day may still be corrected: a sighting is late after that. */
  int correctedDays() {
    return (int) Math.ceil(rule.requireParameter("retentionH") / 24);
  }

  /** Id and version. */
  String name() {
    return rule.id() + '/' + rule.version();
  }

  private double value(String parameter) {
    return rule.requireParameter(parameter);
  }
}
