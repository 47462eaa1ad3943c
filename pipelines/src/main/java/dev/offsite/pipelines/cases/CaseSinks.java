package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.feedback.RefusedFeedback;
import dev.offsite.schemas.score.CompanyScore;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * What the case job writes.
 *
 * @param states how cases stand
 * @param breaches duties about to be missed, or missed
 * @param precision how often people agree with rules
 * @param scores how companies stand
 * @param refused feedback that was not applied
 */
public record CaseSinks(
    Sink<CaseState> states,
    Sink<DeadlineBreach> breaches,
    Sink<RulePrecision> precision,
    Sink<CompanyScore> scores,
    Sink<RefusedFeedback> refused) {
  public CaseSinks {
    Objects.requireNonNull(states, "states");
    Objects.requireNonNull(breaches, "breaches");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(scores, "scores");
    Objects.requireNonNull(refused, "refused");
  }
}
