package dev.offsite.schemas.cases;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one case stands: the newest record of its key is what holds.
 *
 * @param version counts what people did, notes left out; what a feedback is based on
 * @param candidateRevision newest revision of the candidate
 * @param supersededBy id of the candidate that stands in its place; null if none does
 * @param kind what the stream took it for
 * @param correctedKind what people say that it is; null if they have not said
 * @param eventAt start of the episode
 * @param squad who was sent, else who is responsible; null if nobody is
 * @param duplicateOf its main case; null if it is none's duplicate
 * @param duplicates number of cases that name this one as their main case
 * @param dismissedReason null unless {@link CaseStatus#NOT_PUNISHED}
 * @param deadlineProfile id and version, as in {@code 11301/1}; null if none applies
 * @param clocks those that have started, in the order of the profile
 * @param attention codes of {@link CaseAttention}, sorted
 * @param updatedAt when it came to stand so, by our clock
 */
public record CaseState(
    String candidateId,
    int version,
    CaseStatus state,
    int candidateRevision,
    Candidate.Phase candidatePhase,
    @Nullable String supersededBy,
    String ruleId,
    ViolationKind kind,
    @Nullable ViolationKind correctedKind,
    String deviceId,
    @Nullable String siteId,
    Instant eventAt,
    Responsible responsible,
    @Nullable String squad,
    @Nullable String duplicateOf,
    int duplicates,
    @Nullable String dismissedReason,
    Milestones milestones,
    @Nullable LastFeedback lastFeedback,
    @Nullable String deadlineProfile,
    List<CaseClock> clocks,
    List<String> attention,
    Instant updatedAt) {

  public CaseState {
    Objects.requireNonNull(candidateId, "candidateId");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(candidatePhase, "candidatePhase");
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(eventAt, "eventAt");
    Objects.requireNonNull(responsible, "responsible");
    Objects.requireNonNull(milestones, "milestones");
    Objects.requireNonNull(updatedAt, "updatedAt");
    clocks = List.copyOf(clocks);
    attention = List.copyOf(attention);
  }

  /**
   * The newest feedback that was applied; a note counts.
   *
   * @param basedOnRevision revision of the candidate that its sender saw
   */
  public record LastFeedback(
      String feedbackId,
      FeedbackKind kind,
      Instant at,
      String by,
      int basedOnRevision,
      @Nullable String note) {
    public LastFeedback {
      Objects.requireNonNull(feedbackId, "feedbackId");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
    }
  }
}
