package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ObjectClass;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * The versions of one patrol rule in one release: each sighting is judged by the one in force at
 * its own time, whatever came before or after. Not thread-safe.
 */
final class PatrolRules {

  private final String ruleId;
  private final ReferenceSnapshot reference;
  private PatrolRule latest;

  PatrolRules(String ruleId, ReferenceSnapshot reference) {
    this.ruleId = ruleId;
    this.reference = reference;
  }

  ReferenceSnapshot reference() {
    return reference;
  }

  /** The version in force at a time; empty if the release knows none. */
  Optional<PatrolRule> findAt(long timeMs) {
    Instant at = Instant.ofEpochMilli(timeMs);
    if (latest != null && latest.rule().validity().covers(at)) {
      return Optional.of(latest);
    }
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.id().equals(ruleId)) {
        latest = new PatrolRule(rule);
        return Optional.of(latest);
      }
    }
    return Optional.empty();
  }

  /** The family of a class at a time: itself, if the release says nothing of it. */
  String familyOf(String objectClass, long timeMs) {
    return reference
        .findObjectClass(objectClass, Instant.ofEpochMilli(timeMs))
        .map(ObjectClass::family)
        .orElse(objectClass);
  }
}
