package dev.offsite.pipelines.emit;

import dev.offsite.pipelines.measure.BucketedTimes;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What one sink of candidates shows. Every combination is there from the start, at zero: of a
 * counter that appears with its first candidate, that candidate is no increase.
 */
final class CandidateMetrics {

  private static final int GRADES = Candidate.Gate.Grade.values().length;
  private static final int PHASES = Candidate.Phase.values().length;

  private final Counter[] candidates = new Counter[ViolationKind.values().length * GRADES * PHASES];
  private final BucketedTimes receivedToDecided;
  private final BucketedTimes receivedToEmitted;

  CandidateMetrics(MetricGroup group) {
    for (ViolationKind kind : ViolationKind.values()) {
      MetricGroup ofKind = group.addGroup(EmitMetrics.KIND, kind.name());
      for (Candidate.Gate.Grade grade : Candidate.Gate.Grade.values()) {
        MetricGroup ofGrade = ofKind.addGroup(EmitMetrics.GRADE, grade.name());
        for (Candidate.Phase phase : Candidate.Phase.values()) {
          candidates[index(kind, grade, phase)] =
              ofGrade.addGroup(EmitMetrics.PHASE, phase.name()).counter(EmitMetrics.CANDIDATES);
        }
      }
    }
    receivedToDecided = BucketedTimes.shownIn(group, EmitMetrics.RECEIVED_TO_DECIDED);
    receivedToEmitted = BucketedTimes.shownIn(group, EmitMetrics.RECEIVED_TO_EMITTED);
  }

  /** Counts one revision that is handed over at {@code nowMs}. */
  void emitted(Candidate candidate, long nowMs) {
    candidates[index(candidate.kind(), candidate.gate().grade(), candidate.phase())].inc();
    if (candidate.phase() == Candidate.Phase.OPEN) {
      long receivedMs = candidate.clocks().received().toEpochMilli();
      receivedToDecided.record(candidate.clocks().decided().toEpochMilli() - receivedMs);
      receivedToEmitted.record(nowMs - receivedMs);
    }
  }

  private static int index(
      ViolationKind kind, Candidate.Gate.Grade grade, Candidate.Phase phase) {
    return (kind.ordinal() * GRADES + grade.ordinal()) * PHASES + phase.ordinal();
  }
}
