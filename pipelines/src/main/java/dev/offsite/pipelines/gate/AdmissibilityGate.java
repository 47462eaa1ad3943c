package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate.Gate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Grades a finding. Pure; thread-safe.
 *
 * <p>Everything that stands against it is said: what the judge doubts, how the device stands
 * ({@link DeviceStanding}), grounds on which it is void ({@link VoidGrounds}), photos ({@link
 * MediaCheck}), and, where the rule sets {@code completenessMin}, how complete the record is
 * ({@link RecordPart}). Which doubt leads to which grade says {@link Doubt#excludes()}: the gravest
 * decides, and one doubt more never makes a grade better.
 */
public final class AdmissibilityGate {

  /** The grade of a finding, with the codes of everything that stands against it, sorted. */
  public Gate grade(Finding finding, ReferenceSnapshot reference) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(finding.doubts());
    Instant at = finding.episode().start();
    ReferenceEntry.Device device =
        reference.findDevice(finding.subject().deviceId(), at).orElse(null);
    DeviceStanding.examine(device, finding.rule(), at, doubts);
    VoidGrounds.examine(finding, device, reference, doubts);
    MediaCheck.examine(finding.evidence().media(), finding.rule(), doubts);
    Double completenessMin = finding.rule().parameters().get("completenessMin");
    if (completenessMin == null) {
      return new Gate(gradeOf(doubts), codesOf(doubts));
    }
    Completeness completeness = Completeness.of(finding);
    if (completeness.isBelow(completenessMin)) {
      doubts.add(Doubt.RECORD_INCOMPLETE);
    }
    return new Gate(
        gradeOf(doubts), codesOf(doubts), completeness.score(), completeness.missingNames());
  }

  private static Gate.Grade gradeOf(Set<Doubt> doubts) {
    if (doubts.isEmpty()) {
      return Gate.Grade.ADMISSIBLE;
    }
    return doubts.stream().anyMatch(Doubt::excludes) ? Gate.Grade.INADMISSIBLE : Gate.Grade.REVIEW;
  }

  private static List<String> codesOf(Set<Doubt> doubts) {
    return doubts.stream().map(Doubt::name).sorted().toList();
  }
}
