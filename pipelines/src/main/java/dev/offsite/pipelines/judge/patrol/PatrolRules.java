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
  private final ViolationKind kind;
  private final ReferenceSnapshot reference;
  private ReferenceEntry.Rule latest;

  PatrolRules(String ruleId, ViolationKind kind, ReferenceSnapshot reference) {
    this.ruleId = ruleId;
    this.kind = kind;
    this.reference = reference;
  }

  /** The versions of a rule about objects. */
  PatrolRules(String ruleId, ReferenceSnapshot reference) {
    this(ruleId, ViolationKind.PATROL_OBJECT, reference);
  }

  ReferenceSnapshot reference() {
    return reference;
  }

  /** The version in force at a time; empty if the release knows none. */
  Optional<PatrolRule> findAt(long timeMs) {
    return find(timeMs).map(PatrolRule::new);
  }

  /** The same of a rule about parking. */
  Optional<ParkingRule> findParkingAt(long timeMs) {
    return find(timeMs).map(ParkingRule::new);
  }

  private Optional<ReferenceEntry.Rule> find(long timeMs) {
    Instant at = Instant.ofEpochMilli(timeMs);
    if (latest != null && latest.validity().covers(at)) {
      return Optional.of(latest);
    }
    for (ReferenceEntry.Rule rule : reference.rules(kind, at)) {
      if (rule.id().equals(ruleId)) {
        latest = rule;
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
