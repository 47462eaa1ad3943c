package dev.offsite.pipelines.trial;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The counter {@code trialCandidates}, in groups by {@code kind}, {@code grade} and {@code
 * outcome}. Every combination is there from the start, at zero: of a counter that appears with its
 * first candidate, that candidate is no increase.
 */
final class TrialCounts {

  /** Counter: candidates of a trial that were opened, or withdrawn. */
  static final String TRIAL_CANDIDATES = "trialCandidates";

  /** What is counted of a candidate. */
  private enum Outcome {
    OPENED,
    WITHDRAWN
  }

  private final Map<ViolationKind, Map<Grade, Map<Outcome, Counter>>> counters =
      new EnumMap<>(ViolationKind.class);

  TrialCounts(MetricGroup group) {
    for (ViolationKind kind : ViolationKind.values()) {
      MetricGroup ofKind = group.addGroup("kind", kind.name());
      Map<Grade, Map<Outcome, Counter>> byGrade = new EnumMap<>(Grade.class);
      for (Grade grade : Grade.values()) {
        MetricGroup ofGrade = ofKind.addGroup("grade", grade.name());
        Map<Outcome, Counter> byOutcome = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
          byOutcome.put(
              outcome, ofGrade.addGroup("outcome", outcome.name()).counter(TRIAL_CANDIDATES));
        }
        byGrade.put(grade, byOutcome);
      }
      counters.put(kind, byGrade);
    }
  }

  /** Counts a revision if with it the candidate begins, or is taken back. */
  void count(Candidate candidate) {
    Map<Outcome, Counter> of = counters.get(candidate.kind()).get(candidate.gate().grade());
    if (candidate.revision() == 1) {
      of.get(Outcome.OPENED).inc();
    }
    if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
      of.get(Outcome.WITHDRAWN).inc();
    }
  }
}
