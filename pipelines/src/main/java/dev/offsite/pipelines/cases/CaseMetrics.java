package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the sinks of cases show. Every combination is there from the start, at zero: of a counter
 * that appears with its first case, that case is no increase.
 */
final class CaseMetrics {

  /** Counter: records of {@code case-state}, in groups by {@code state}. */
  static final String CASE_STATES = "caseStates";

  /** Counter: records of {@code deadline-breach}, in groups by {@code level} and {@code step}. */
  static final String DEADLINE_BREACHES = "deadlineBreaches";

  /** Counter: feedback that was not applied, in groups by {@code reason}. */
  static final String REFUSED_FEEDBACK = "refusedFeedback";

  private CaseMetrics() {}

  /** Counts states. */
  static final class OfStates {
    private final Map<CaseStatus, Counter> counters = new EnumMap<>(CaseStatus.class);

    OfStates(MetricGroup group) {
      for (CaseStatus status : CaseStatus.values()) {
        counters.put(status, group.addGroup("state", status.name()).counter(CASE_STATES));
      }
    }

    void emitted(CaseState state) {
      counters.get(state.state()).inc();
    }
  }

  /** Counts warnings and breaches. */
  static final class OfBreaches {
    private final Map<DeadlineBreach.Level, Map<CaseStep, Counter>> counters =
        new EnumMap<>(DeadlineBreach.Level.class);

    OfBreaches(MetricGroup group) {
      for (DeadlineBreach.Level level : DeadlineBreach.Level.values()) {
        MetricGroup ofLevel = group.addGroup("level", level.name());
        Map<CaseStep, Counter> byStep = new EnumMap<>(CaseStep.class);
        for (CaseStep step : CaseStep.values()) {
          byStep.put(step, ofLevel.addGroup("step", step.name()).counter(DEADLINE_BREACHES));
        }
        counters.put(level, byStep);
      }
    }

    void emitted(DeadlineBreach breach) {
      counters.get(breach.level()).get(breach.step()).inc();
    }
  }

  /** Counts refusals. */
  static final class OfRefusals {
    private final Map<FeedbackRefusalReason, Counter> counters =
        new EnumMap<>(FeedbackRefusalReason.class);

    OfRefusals(MetricGroup group) {
      for (FeedbackRefusalReason reason : FeedbackRefusalReason.values()) {
        counters.put(reason, group.addGroup("reason", reason.name()).counter(REFUSED_FEEDBACK));
      }
    }

    void emitted(RefusedFeedback refused) {
      counters.get(refused.reason()).inc();
    }
  }
}
