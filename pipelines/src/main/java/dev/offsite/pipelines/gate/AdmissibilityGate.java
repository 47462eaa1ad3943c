package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Grades a finding. Pure; thread-safe.
 *
 * <p>Sources: Administrative Penalty Law (2021) art. 41 for the review of the device; Zhejiang
 * highway rule art. 38 for the public notice, whose days are the rule's parameter {@code
 * noticeDays}; a rule without it asks for no notice. The rule's parameter {@code requiresMedia} (1)
 * asks for photos with digests.
 */
public final class AdmissibilityGate {

  /** The grade of a finding, with the codes of everything that stands against it, sorted. */
  public Gate grade(Finding finding, ReferenceSnapshot reference) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(finding.doubts());
    Instant at = finding.episode().start();
    ReferenceEntry.Device device =
        reference.findDevice(finding.subject().deviceId(), at).orElse(null);
    examineDevice(device, finding.rule(), at, doubts);
    examineMedia(finding.evidence(), finding.rule(), doubts);
    Gate.Grade grade = Gate.Grade.ADMISSIBLE;
    for (Doubt doubt : doubts) {
      if (doubt.excludes()) {
        grade = Gate.Grade.INADMISSIBLE;
        break;
      }
      grade = Gate.Grade.REVIEW;
    }
    List<String> codes = doubts.stream().map(Doubt::name).sorted().toList();
    return new Gate(grade, codes);
  }

  private static void examineDevice(
      ReferenceEntry.Device device, ReferenceEntry.Rule rule, Instant at, Set<Doubt> doubts) {
    if (device == null || device.reviewedAt() == null || at.isBefore(device.reviewedAt())) {
      doubts.add(Doubt.DEVICE_NOT_REVIEWED);
    }
    Double noticeDays = rule.parameters().get("noticeDays");
    if (noticeDays == null) {
      return;
    }
    if (device == null || device.noticePublishedAt() == null) {
      doubts.add(Doubt.NOTICE_MISSING);
    } else if (at.isBefore(
        device.noticePublishedAt().plus(Duration.ofDays(Math.round(noticeDays))))) {
      doubts.add(Doubt.NOTICE_TOO_RECENT);
    }
  }

  private static void examineMedia(
      Candidate.Evidence evidence, ReferenceEntry.Rule rule, Set<Doubt> doubts) {
    Double required = rule.parameters().get("requiresMedia");
    if (required == null || required == 0) {
      return;
    }
    if (evidence.media().isEmpty()) {
      doubts.add(Doubt.MEDIA_MISSING);
    }
    for (Media media : evidence.media()) {
      if (media.sha256() == null) {
        doubts.add(Doubt.MEDIA_WITHOUT_DIGEST);
      }
    }
  }
}
