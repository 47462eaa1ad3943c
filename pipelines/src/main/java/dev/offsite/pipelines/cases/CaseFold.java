package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Moves one case on by one message. Used once: makes the next file and what is refused on the way.
 *
 * <p>A feedback is applied when the case stands at the version it is based on. It waits while the
 * candidate or that version has not come, and is refused if the case has gone past it. What waits
 * is tried again after each step, so feedback that builds on each other may arrive in any order.
 */
final class CaseFold {

  /** Two officers who work on one case at once send a handful; more is a loop. */
  static final int HELD_MAX = 32;

  /** Ten acts and a year of notes; each takes a hundred bytes. */
  static final int APPLIED_MAX = 500;

  /** Notes may not use up the room for acts. */
  static final int NOTES_MAX = 400;

  private static final CaseFeedbackCodec CODEC = new CaseFeedbackCodec();

  private final long nowMs;
  private final long waitMs;
  private final List<RefusedFeedback> refused = new ArrayList<>();
  private final List<CaseFile.Applied> applied;
  private final List<CaseFile.Held> held;
  private final CaseFile before;
  private @Nullable CaseArrival arrival;
  private CaseConduct conduct;

  private CaseFold(CaseFile before, long nowMs, long waitMs) {
    this.before = before;
    this.nowMs = nowMs;
    this.waitMs = waitMs;
    arrival = before.arrival();
    conduct = before.conduct();
    applied = new ArrayList<>(before.applied());
    held = new ArrayList<>(before.held());
  }

  /** The next file, and feedback that was refused. */
  record Outcome(CaseFile file, List<RefusedFeedback> refused) {
    Outcome {
      refused = List.copyOf(refused);
    }
  }

  /** After a revision of the candidate. */
  static Outcome arrived(CaseFile file, CaseArrival arrival, long nowMs) {
    CaseFold fold = new CaseFold(file, nowMs, 0);
    fold.arrival = fold.arrival == null ? arrival : fold.arrival.merge(arrival);
    fold.tryHeld();
    return fold.outcome();
  }

  /** After a feedback, which may wait for {@code waitMs}. */
  static Outcome said(CaseFile file, CaseFeedback feedback, long nowMs, long waitMs) {
    CaseFold fold = new CaseFold(file, nowMs, waitMs);
    fold.take(feedback);
    fold.tryHeld();
    return fold.outcome();
  }

  /** After time has gone by: what has waited for too long is refused. */
  static Outcome waited(CaseFile file, long nowMs) {
    CaseFold fold = new CaseFold(file, nowMs, 0);
    fold.giveUp();
    return fold.outcome();
  }

  /** When {@link #waited} has something to do; empty if nothing waits. */
  static OptionalLong wakeAtMs(CaseFile file) {
    return file.held().stream().mapToLong(CaseFile.Held::untilMs).min();
  }

  private Outcome outcome() {
    CaseFile next = new CaseFile(arrival, conduct, applied, held, before.changedAtMs());
    boolean isSame = next.equals(before);
    return new Outcome(
        isSame ? before : new CaseFile(arrival, conduct, applied, held, nowMs), refused);
  }

  private void take(CaseFeedback feedback) {
    if (isKnown(feedback)) {
      return;
    }
    boolean mustWait =
        arrival == null
            || (feedback.kind() != FeedbackKind.NOTE
                && feedback.basedOnCaseVersion() > conduct.version());
    if (!mustWait) {
      apply(feedback);
    } else if (held.size() >= HELD_MAX) {
      refuse(FeedbackRefusalReason.TOO_MANY, feedback, HELD_MAX + " already wait for this case");
    } else {
      held.add(new CaseFile.Held(feedback, nowMs + waitMs));
    }
  }

  /** Whether it was applied or waits already; refuses another content under the same id. */
  private boolean isKnown(CaseFeedback feedback) {
    for (CaseFile.Applied one : applied) {
      if (one.feedbackId().equals(feedback.feedbackId())) {
        refuseUnlessSame(one.digest().equals(digest(feedback)), feedback);
        return true;
      }
    }
    for (CaseFile.Held one : held) {
      if (one.feedback().feedbackId().equals(feedback.feedbackId())) {
        refuseUnlessSame(one.feedback().equals(feedback), feedback);
        return true;
      }
    }
    return false;
  }

  private void refuseUnlessSame(boolean isSame, CaseFeedback feedback) {
    if (!isSame) {
      refuse(
          FeedbackRefusalReason.ID_REUSED,
          feedback,
          "feedback '" + feedback.feedbackId() + "' came before with another content");
    }
  }

  private void apply(CaseFeedback feedback) {
    boolean isNote = feedback.kind() == FeedbackKind.NOTE;
    CaseStatus from = new CaseStanding(arrival, conduct).status();
    Optional<CaseStatus> next = CaseTransitions.after(from, feedback.kind());
    if (!isNote && feedback.basedOnCaseVersion() < conduct.version()) {
      refuse(
          FeedbackRefusalReason.STALE_VERSION,
          feedback,
          String.format(
              "based on version %d; the case is %s at version %d",
              feedback.basedOnCaseVersion(), from, conduct.version()));
    } else if (next.isEmpty()) {
      refuse(
          FeedbackRefusalReason.ILLEGAL_TRANSITION,
          feedback,
          feedback.kind() + " cannot follow " + from);
    } else if (applied.size() >= (isNote ? NOTES_MAX : APPLIED_MAX)) {
      refuse(
          FeedbackRefusalReason.TOO_MANY,
          feedback,
          applied.size() + " were applied to this case; no more is kept");
    } else {
      conduct = conduct.apply(feedback, next.get());
      applied.add(new CaseFile.Applied(feedback.feedbackId(), digest(feedback)));
    }
  }

  private void tryHeld() {
    if (arrival == null) {
      return;
    }
    int tried;
    do {
      tried = held.size();
      for (CaseFile.Held one : List.copyOf(held)) {
        boolean isDue =
            one.feedback().kind() == FeedbackKind.NOTE
                || one.feedback().basedOnCaseVersion() <= conduct.version();
        if (isDue) {
          held.remove(one);
          apply(one.feedback());
        }
      }
    } while (held.size() < tried);
  }

  private void giveUp() {
    for (CaseFile.Held one : List.copyOf(held)) {
      if (one.untilMs() <= nowMs) {
        held.remove(one);
        if (arrival == null) {
          refuse(
              FeedbackRefusalReason.UNKNOWN_CANDIDATE,
              one.feedback(),
              "no candidate '" + one.feedback().candidateId() + "' came within the wait");
        } else {
          refuse(
              FeedbackRefusalReason.VERSION_NOT_REACHED,
              one.feedback(),
              String.format(
                  "based on version %d; the case is at %d",
                  one.feedback().basedOnCaseVersion(), conduct.version()));
        }
      }
    }
  }

  private void refuse(FeedbackRefusalReason reason, CaseFeedback feedback, String detail) {
    refused.add(
        new RefusedFeedback(
            reason,
            detail,
            feedback.candidateId(),
            feedback.feedbackId(),
            nowMs,
            lostAgainst(),
            CODEC.encode(feedback)));
  }

  private RefusedFeedback.@Nullable LostAgainst lostAgainst() {
    if (arrival == null) {
      return null;
    }
    CaseConduct.VersionBy by = conduct.versionBy();
    return new RefusedFeedback.LostAgainst(
        conduct.version(),
        new CaseStanding(arrival, conduct).status().name(),
        by == null ? null : by.feedbackId(),
        by == null ? null : by.by());
  }

  private static String digest(CaseFeedback feedback) {
    return Sha256.hexOf(CODEC.encode(feedback));
  }
}
