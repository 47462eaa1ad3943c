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

  private final Counter[] newCandidates = new Counter[ViolationKind.values().length * GRADES];
  private final Counter[] candidates = new Counter[newCandidates.length * PHASES];
  private final BucketedTimes receivedToDecided;
  private final BucketedTimes receivedToEmitted;

  CandidateMetrics(MetricGroup group) {
    for (ViolationKind kind : ViolationKind.values()) {
      MetricGroup ofKind = group.addGroup(EmitMetrics.KIND, kind.name());
      for (Candidate.Gate.Grade grade : Candidate.Gate.Grade.values()) {
        MetricGroup ofGrade = ofKind.addGroup(EmitMetrics.GRADE, grade.name());
        newCandidates[index(kind, grade)] = ofGrade.counter(EmitMetrics.NEW_CANDIDATES);
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
    Candidate.Gate.Grade grade = candidate.gate().grade();
    candidates[index(candidate.kind(), grade, candidate.phase())].inc();
    if (candidate.revision() == 1) {
      newCandidates[index(candidate.kind(), grade)].inc();
      long receivedMs = candidate.clocks().received().toEpochMilli();
      receivedToDecided.record(candidate.clocks().decided().toEpochMilli() - receivedMs);
      receivedToEmitted.record(nowMs - receivedMs);
    }
  }

  private static int index(ViolationKind kind, Candidate.Gate.Grade grade, Candidate.Phase phase) {
    return index(kind, grade) * PHASES + phase.ordinal();
  }

  private static int index(ViolationKind kind, Candidate.Gate.Grade grade) {
    return kind.ordinal() * GRADES + grade.ordinal();
  }
}
