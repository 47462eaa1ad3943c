package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.FlagMeaning;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds against a driver that he spoiled the weighing. Pure; thread-safe.
 *
 * <p>Intent cannot be measured. The rule says how much each flag of the controller, and a very low
 * speed, weighs as evidence, and how much is enough; what weighs less stays a doubt about the
 * weight. The mass is named, but not needed: who spoils a weighing is often weighed as lawful.
 */
final class EvasionJudge {

  List<Finding> judge(PassageCase passage) {
    List<Finding> findings = new ArrayList<>();
    for (ReferenceEntry.Rule rule :
        passage.reference().rules(ViolationKind.SCALE_EVASION, passage.at())) {
      Double grossKgMin = rule.parameters().get("grossKgMin");
      boolean isTruck = grossKgMin == null || passage.passage().grossKg() >= grossKgMin;
      double evidence = evidence(passage, rule);
      double enough = rule.requireParameter("evidenceMin");
      if (isTruck && !passage.isExempt() && evidence > 0 && evidence >= enough) {
        findings.add(
            PassageFindings.of(
                passage,
                rule,
                facts(passage, rule, evidence, enough),
                Finding.lawOf(rule),
                PassageDoubts.aboutRecord(passage, rule)));
      }
    }
    return findings;
  }

  private static double evidence(PassageCase passage, ReferenceEntry.Rule rule) {
    double sum = 0;
    for (FlagMeaning flag : new FlagReading(passage.passage().flags(), rule).evasions()) {
      sum += flag.evidence() == null ? 0 : flag.evidence();
    }
    return sum + lowSpeedEvidence(passage, rule);
  }

  private static double lowSpeedEvidence(PassageCase passage, ReferenceEntry.Rule rule) {
    return PassageDoubts.isSlow(passage, rule)
        ? rule.parameters().getOrDefault("lowSpeedEvidence", 0.0)
        : 0;
  }

  private static Candidate.Facts facts(
      PassageCase passage, ReferenceEntry.Rule rule, double evidence, double enough) {
    Map<String, String> details = PassageFindings.details(passage);
    details.put("grossKg", Integer.toString(passage.passage().grossKg()));
    List<String> shown = new ArrayList<>();
    for (FlagMeaning flag : new FlagReading(passage.passage().flags(), rule).evasions()) {
      shown.add(flag.code() + ' ' + (flag.evidence() == null ? 0.0 : flag.evidence()));
    }
    double lowSpeed = lowSpeedEvidence(passage, rule);
    if (lowSpeed > 0) {
      shown.add("LOW_SPEED " + lowSpeed);
    }
    details.put("evidence", String.join(", ", shown));
    return new Candidate.Facts(
        evidence, enough, null, "1", evidence - enough, null, details, List.of());
  }
}
