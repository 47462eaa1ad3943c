package dev.offsite.schemas.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a case first, by the clock of who did it; each null while it has not.
 *
 * @param reviewedAt accepted, dismissed or merged
 * @param endedAt closed, dismissed or merged; null again where it was opened anew
 */
public record Milestones(
    @Nullable Instant reviewedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant onSiteAt,
    @Nullable Instant toldAt,
    @Nullable Instant judgedAt,
    @Nullable Instant endedAt) {

  /** Nothing has happened. */
  public static final Milestones NONE = new Milestones(null, null, null, null, null, null, null);
}
