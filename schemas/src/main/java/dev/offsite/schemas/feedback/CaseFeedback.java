package dev.offsite.schemas.feedback;

import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One act of one person on one case, keyed in Kafka by {@code candidateId}.
 *
 * <p>Holds nothing personal: {@code by} is an opaque id of an actor or a role that only the sending
 * system can resolve, and {@code note} is for the case, not for names.
 *
 * @param feedbackId unique for the act: a repetition is ignored
 * @param at when the person did it, by the sender's clock
 * @param by who did it: 1 to 64 letters, digits or {@code . _ : -}
 * @param basedOnRevision revision of the candidate that the person saw, from 1
 * @param basedOnCaseVersion version of the case that the person saw, from 0: an act on a case that
 *     somebody else has moved on since is refused
 * @param reasonCode why it is no case: upper case words joined by {@code _}; with {@link
 *     FeedbackKind#DISMISSED} and never else
 * @param duplicateOf id of the main case; with {@link FeedbackKind#DUPLICATE_OF} and never else
 * @param squad who was sent; with {@link FeedbackKind#DISPATCHED} and never else
 * @param toKind what it is instead; with {@link FeedbackKind#TYPE_CORRECTED} and never else
 * @param note free text of at most 2,048 characters; must be there with {@link FeedbackKind#NOTE}
 */
public record CaseFeedback(
    String feedbackId,
    String candidateId,
    FeedbackKind kind,
    Instant at,
    String by,
    int basedOnRevision,
    int basedOnCaseVersion,
    @Nullable String reasonCode,
    @Nullable String duplicateOf,
    @Nullable String squad,
    @Nullable ViolationKind toKind,
    @Nullable String note) {

  public CaseFeedback {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    new FeedbackChecks()
        .id("feedbackId", feedbackId)
        .id("candidateId", candidateId)
        .actor("by", by)
        .atLeast("basedOnRevision", basedOnRevision, 1)
        .atLeast("basedOnCaseVersion", basedOnCaseVersion, 0)
        .onlyWith("reasonCode", reasonCode, kind, FeedbackKind.DISMISSED)
        .code("reasonCode", reasonCode)
        .onlyWith("duplicateOf", duplicateOf, kind, FeedbackKind.DUPLICATE_OF)
        .idOrNull("duplicateOf", duplicateOf)
        .require(
            !candidateId.equals(duplicateOf), "duplicateOf", "is the case itself: " + candidateId)
        .onlyWith("squad", squad, kind, FeedbackKind.DISPATCHED)
        .text("squad", squad, FeedbackChecks.SQUAD_LENGTH_MAX)
        .onlyWith("toKind", toKind, kind, FeedbackKind.TYPE_CORRECTED)
        .text("note", note, FeedbackChecks.NOTE_LENGTH_MAX)
        .require(kind != FeedbackKind.NOTE || note != null, "note", "is missing; NOTE needs it")
        .done();
  }
}
