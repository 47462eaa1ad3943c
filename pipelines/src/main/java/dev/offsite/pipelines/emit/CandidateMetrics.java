package dev.offsite.pipelines.emit;

import dev.offsite.pipelines.measure.BucketedTimes;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What one sink of candidates shows. Every combination is there from the start, at zero: of a
 * counter that appears with its first candidate, that candidate is no increase.
 */
final class CandidateMetrics {

  /** What is counted of one kind and grade. */
  private record Counts(Counter fresh, Map<Candidate.Phase, Counter> byPhase) {

    private static Counts of(MetricGroup group) {
      Map<Candidate.Phase, Counter> byPhase = new EnumMap<>(Candidate.Phase.class);
      for (Candidate.Phase phase : Candidate.Phase.values()) {
        byPhase.put(
            phase, group.addGroup(EmitMetrics.PHASE, phase.name()).counter(EmitMetrics.CANDIDATES));
      }
      return new Counts(group.counter(EmitMetrics.NEW_CANDIDATES), byPhase);
    }
  }

  private final Map<ViolationKind, Map<Candidate.Gate.Grade, Counts>> counts =
      new EnumMap<>(ViolationKind.class);
  private final BucketedTimes receivedToDecided;
  private final BucketedTimes receivedToEmitted;

  CandidateMetrics(MetricGroup group) {
    for (ViolationKind kind : ViolationKind.values()) {
      MetricGroup ofKind = group.addGroup(EmitMetrics.KIND, kind.name());
      Map<Candidate.Gate.Grade, Counts> byGrade = new EnumMap<>(Candidate.Gate.Grade.class);
      for (Candidate.Gate.Grade grade : Candidate.Gate.Grade.values()) {
        byGrade.put(grade, Counts.of(ofKind.addGroup(EmitMetrics.GRADE, grade.name())));
      }
      counts.put(kind, byGrade);
    }
    receivedToDecided = BucketedTimes.shownIn(group, EmitMetrics.RECEIVED_TO_DECIDED);
    receivedToEmitted = BucketedTimes.shownIn(group, EmitMetrics.RECEIVED_TO_EMITTED);
  }

  /** Counts one revision that is handed over at {@code nowMs}. */
  void emitted(Candidate candidate, long nowMs) {
    Counts of = counts.get(candidate.kind()).get(candidate.gate().grade());
    of.byPhase().get(candidate.phase()).inc();
    if (candidate.revision() == 1) {
      of.fresh().inc();
      long receivedMs = candidate.clocks().received().toEpochMilli();
      receivedToDecided.record(candidate.clocks().decided().toEpochMilli() - receivedMs);
      receivedToEmitted.record(nowMs - receivedMs);
    }
  }
}
