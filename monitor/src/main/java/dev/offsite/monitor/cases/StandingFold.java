package dev.offsite.monitor.cases;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseClock;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.feedback.CaseFeedback;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes on from what is confirmed with the feedback that follows it. For one fold.
 *
 * <p>A feedback follows if it is based on the version that the case is at: the same rule by which
 * the job takes it. What is based on an earlier version is in what is confirmed, or has lost.
 */
final class StandingFold {

  private CaseStatus state = CaseStatus.COLLECTED;
  private int version;
  private boolean confirmed = true;
  private @Nullable String squad;
  private @Nullable String duplicateOf;
  private int duplicates;
  private @Nullable ViolationKind correctedKind;
  private @Nullable String dismissedReason;
  private @Nullable String by;
  private @Nullable Instant at;
  private List<String> attention = List.of();
  private Optional<CaseClock> next = Optional.empty();

  private StandingFold() {}

  static CaseStanding fold(
      @Nullable CaseState confirmed, List<CaseFeedback> feedback, boolean breached) {
    StandingFold fold = new StandingFold();
    if (confirmed == null) {
      fold.confirmed = false;
    } else {
      fold.begin(confirmed);
    }
    feedback.forEach(fold::apply);
    return new CaseStanding(
        fold.state,
        fold.version,
        fold.confirmed,
        fold.squad,
        fold.duplicateOf,
        fold.duplicates,
        fold.correctedKind,
        fold.dismissedReason,
        fold.by,
        fold.at,
        fold.attention,
        fold.next.map(CaseClock::step).orElse(null),
        fold.next.map(CaseClock::dueAt).orElse(null),
        breached);
  }

  private void begin(CaseState said) {
    state = said.state();
    version = said.version();
    squad = said.squad();
    duplicateOf = said.duplicateOf();
    duplicates = said.duplicates();
    correctedKind = said.correctedKind();
    dismissedReason = said.dismissedReason();
    attention = said.attention();
    if (said.lastFeedback() != null) {
      by = said.lastFeedback().by();
      at = said.lastFeedback().at();
    }
    next =
        said.clocks().stream()
            .filter(clock -> clock.stoppedAt() == null)
            .min(Comparator.comparing(CaseClock::dueAt));
  }

  private void apply(CaseFeedback feedback) {
    if (feedback.basedOnCaseVersion() != version) {
      return;
    }
    switch (feedback.kind()) {
      case ACCEPTED -> {
        state = CaseStatus.ACCEPTED;
        dismissedReason = null; // accepted after all
        duplicateOf = null;
      }
      case DISMISSED -> {
        state = CaseStatus.NOT_PUNISHED;
        dismissedReason = feedback.reasonCode();
      }
      case DUPLICATE_OF -> {
        state = CaseStatus.DUPLICATE;
        duplicateOf = feedback.duplicateOf();
      }
      case DISPATCHED -> {
        state = CaseStatus.DISPATCHED;
        squad = feedback.squad();
      }
      case ON_SITE -> state = CaseStatus.ON_SITE;
      case JUDGED -> state = CaseStatus.JUDGED;
      case CLOSED -> state = CaseStatus.CLOSED;
      case TYPE_CORRECTED -> correctedKind = feedback.toKind();
      case TOLD -> {} // a milestone, no state
      case NOTE -> {
        return;
      }
    }
    version++;
    confirmed = false;
    by = feedback.by();
    at = feedback.at();
  }
}
