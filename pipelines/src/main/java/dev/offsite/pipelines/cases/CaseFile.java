package dev.offsite.pipelines.cases;

import dev.offsite.schemas.feedback.CaseFeedback;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept of one case.
 *
 * @param arrival null until the candidate is known
 * @param applied feedback that was applied, at most {@link CaseFold#APPLIED_MAX}
 * @param held feedback that waits, at most {@link CaseFold#HELD_MAX}, in the order of arrival
 * @param changedAtMs when it last changed, by our clock
 */
public record CaseFile(
    @Nullable CaseArrival arrival,
    CaseConduct conduct,
    List<Applied> applied,
    List<Held> held,
    long changedAtMs) {

  /** Nothing is known. */
  static final CaseFile EMPTY = new CaseFile(null, CaseConduct.NONE, List.of(), List.of(), 0);

  public CaseFile {
    Objects.requireNonNull(conduct, "conduct");
    applied = List.copyOf(applied);
    held = List.copyOf(held);
  }

  /**
   * A feedback that was applied.
   *
   * @param digest of its content, to tell a repetition from another feedback with the same id
   */
  public record Applied(String feedbackId, String digest) {}

  /** A feedback that waits, and until when, milliseconds since the epoch. */
  public record Held(CaseFeedback feedback, long untilMs) {}

  /** The case; null until the candidate is known. */
  @Nullable CaseStanding standing() {
    return arrival == null ? null : new CaseStanding(arrival, conduct);
  }
}
