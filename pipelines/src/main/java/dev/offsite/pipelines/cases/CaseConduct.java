package dev.offsite.pipelines.cases;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseState.LastFeedback;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.Milestones;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people have done with one case so far. Pure; {@link #apply} gives the next.
 *
 * @param version number of acts, notes left out
 * @param status where they have brought it; never {@link CaseStatus#WITHDRAWN}, which is the
 *     stream's
 * @param basedOnRevision revision of the candidate that the newest act was based on; 0 if there was
 *     none
 * @param versionBy feedback that made this version; null if none did
 */
public record CaseConduct(
    int version,
    CaseStatus status,
    Milestones milestones,
    @Nullable String squad,
    @Nullable String duplicateOf,
    @Nullable String dismissedReason,
    @Nullable ViolationKind correctedKind,
    int basedOnRevision,
    @Nullable VersionBy versionBy,
    @Nullable LastFeedback lastFeedback) {

  /** Nobody has acted. */
  static final CaseConduct NONE =
      new CaseConduct(
          0, CaseStatus.COLLECTED, Milestones.NONE, null, null, null, null, 0, null, null);

  public CaseConduct {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(milestones, "milestones");
  }

  /** Who made a version. */
  public record VersionBy(String feedbackId, String by) {}

  /** After an act that brings the case to {@code next}. */
  CaseConduct apply(CaseFeedback act, CaseStatus next) {
    if (act.kind() == FeedbackKind.NOTE) {
      return new CaseConduct(
          version,
          status,
          milestones,
          squad,
          duplicateOf,
          dismissedReason,
          correctedKind,
          basedOnRevision,
          versionBy,
          newest(act));
    }
    return new CaseConduct(
        version + 1,
        next,
        milestonesAfter(act, next),
        act.squad() == null ? squad : act.squad(),
        next == CaseStatus.DUPLICATE ? act.duplicateOf() : null,
        next == CaseStatus.NOT_PUNISHED ? act.reasonCode() : null,
        act.toKind() == null ? correctedKind : act.toKind(),
        act.basedOnRevision(),
        new VersionBy(act.feedbackId(), act.by()),
        newest(act));
  }

  private Milestones milestonesAfter(CaseFeedback act, CaseStatus next) {
    Instant at = act.at();
    Milestones m = milestones;
    FeedbackKind kind = act.kind();
    boolean reviews =
        kind == FeedbackKind.ACCEPTED
            || kind == FeedbackKind.DISMISSED
            || kind == FeedbackKind.DUPLICATE_OF;
    return new Milestones(
        first(m.reviewedAt(), reviews, at),
        first(m.acceptedAt(), kind == FeedbackKind.ACCEPTED, at),
        first(m.dispatchedAt(), kind == FeedbackKind.DISPATCHED, at),
        first(m.onSiteAt(), kind == FeedbackKind.ON_SITE, at),
        first(m.toldAt(), kind == FeedbackKind.TOLD, at),
        first(m.judgedAt(), kind == FeedbackKind.JUDGED, at),
        next.isEnd() ? at : null);
  }

  private static @Nullable Instant first(@Nullable Instant before, boolean happens, Instant at) {
    return before == null && happens ? at : before;
  }

  /** The newest by its own time: notes may arrive in any order. */
  private LastFeedback newest(CaseFeedback act) {
    LastFeedback candidate =
        new LastFeedback(
            act.feedbackId(), act.kind(), act.at(), act.by(), act.basedOnRevision(), act.note());
    if (lastFeedback == null) {
      return candidate;
    }
    int order = act.at().compareTo(lastFeedback.at());
    boolean isNewer =
        order > 0 || (order == 0 && act.feedbackId().compareTo(lastFeedback.feedbackId()) > 0);
    return isNewer ? candidate : lastFeedback;
  }
}
