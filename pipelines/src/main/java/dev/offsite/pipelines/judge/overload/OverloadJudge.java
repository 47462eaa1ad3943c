package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a weighing against the gross-mass limit. Pure; thread-safe.
 *
 * <p>A vehicle is over when its raw gross mass is above limit × tolerance; excess and band are
 * counted from the limit itself (Ministry order 62/2016 art. 43, Zhejiang highway rule art. 53).
 * The raw mass is never corrected: that the scale's own error could explain the excess is a doubt,
 * and the candidate says so.
 */
public final class OverloadJudge {

  /** What is held against this passage: at most one finding for each rule in force. */
  public List<Finding> judge(Received received, ReferenceSnapshot reference) {
    return judge(PassageCase.of(received, reference));
  }

  List<Finding> judge(PassageCase passage) {
    List<ReferenceEntry.Rule> rules =
        passage.reference().rules(ViolationKind.BRIDGE_OVERLOAD, passage.at());
    if (rules.isEmpty() || passage.isExempt()) {
      return List.of();
    }
    LimitSearch search = new LimitSearch(passage);
    Optional<MassLimit> limit = search.find(passage::isWithin);
    if (limit.isEmpty() || passage.isWithin(limit.get().limitKg())) {
      return List.of();
    }
    boolean isOverWithErrorDeducted = isOverWithErrorDeducted(passage, search);
    Candidate.Facts facts = OverloadFacts.of(passage, limit.get(), search, isOverWithErrorDeducted);
    List<Finding> findings = new ArrayList<>();
    for (ReferenceEntry.Rule rule : rules) {
      Set<Doubt> doubts = PassageDoubts.aboutRecord(passage, rule);
      doubts.addAll(PassageDoubts.aboutMeasuring(passage, rule));
      if (passage.certificate().isPresent() && !isOverWithErrorDeducted) {
        doubts.add(Doubt.WITHIN_SCALE_ERROR);
      }
      findings.add(PassageFindings.of(passage, rule, facts, law(passage, rule, facts), doubts));
    }
    return findings;
  }

  /**
   * Whether the mass is over what would bind it if the scale had weighed as much too much as its
   * certificate allows. A lighter vehicle may also be within a permit that the raw mass is not.
   */
  private static boolean isOverWithErrorDeducted(PassageCase passage, LimitSearch search) {
    double errorPercent =
        passage.certificate().map(ReferenceEntry.Certificate::errorPercentMax).orElse(0.0);
    double deductedKg = passage.passage().grossKg() * (1 - errorPercent / 100);
    return search
        .find(limitKg -> deductedKg <= limitKg)
        .map(limit -> deductedKg > limit.limitKg())
        .orElse(false);
  }

  private static Candidate.Law law(
      PassageCase passage, ReferenceEntry.Rule rule, Candidate.Facts facts) {
    return passage
        .reference()
        .findLadder(passage.site().roadClass(), passage.at())
        .map(
            ladder ->
                new Candidate.Law(
                    ladder.basis(),
                    ladder.id() + '/' + ladder.version(),
                    LadderBands.bandOf(ladder, facts.excess(), facts.excessPercent()),
                    rule.matter(),
                    ladder.department(),
                    rule.severity()))
        .orElseGet(() -> Finding.lawOf(rule));
  }
}
