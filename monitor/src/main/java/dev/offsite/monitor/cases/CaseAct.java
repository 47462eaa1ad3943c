package dev.offsite.monitor.cases;

import dev.offsite.schemas.feedback.CaseFeedback;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feedback and what became of it.
 *
 * @param refusal code of the refusal; null unless refused
 */
public record CaseAct(CaseFeedback feedback, Outcome outcome, @Nullable String refusal) {

  /** What became of it. */
  public enum Outcome {
    /** It counts. */
    APPLIED,
    /** The job has not said yet. */
    PENDING,
    /** It does not count. */
    REFUSED
  }

  public CaseAct {
    Objects.requireNonNull(feedback, "feedback");
    Objects.requireNonNull(outcome, "outcome");
  }
}
