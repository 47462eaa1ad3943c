package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One case, message by message. */
class CaseFoldTest {

  private static final long WAIT_MS = 600_000;

  private CaseFile file = CaseFile.EMPTY;
  private final List<RefusedFeedback> refused = new ArrayList<>();
  private long nowMs = 1_000;

  @Test
  void candidate_thatNobodyHasActedOn_isCollected() {
    arrive(1);
    assertThat(file.standing().status()).isEqualTo(CaseStatus.COLLECTED);
    assertThat(file.conduct().version()).isZero();
    assertThat(file.changedAtMs()).isEqualTo(1_000);
  }

  @Test
  void acts_oneAfterTheOther_moveTheCaseAndSetItsMilestones() {
    arrive(1);
    say(FeedbackKind.ACCEPTED, 0);
    say(FeedbackKind.TYPE_CORRECTED, 1);
    say(FeedbackKind.DISPATCHED, 2);
    say(FeedbackKind.ON_SITE, 3);
    say(FeedbackKind.TOLD, 4);
    say(FeedbackKind.JUDGED, 5);
    say(FeedbackKind.CLOSED, 6);

    CaseConduct conduct = file.conduct();
    assertThat(refused).isEmpty();
    assertThat(conduct.version()).isEqualTo(7);
    assertThat(conduct.status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(conduct.squad()).isEqualTo("squad 2");
    assertThat(conduct.correctedKind()).isEqualTo(ViolationKind.OVERSIZE);
    assertThat(conduct.milestones().reviewedAt()).isEqualTo(Cases.MADE.plusSeconds(60));
    assertThat(conduct.milestones().acceptedAt()).isEqualTo(Cases.MADE.plusSeconds(60));
    assertThat(conduct.milestones().dispatchedAt()).isEqualTo(Cases.MADE.plusSeconds(180));
    assertThat(conduct.milestones().onSiteAt()).isEqualTo(Cases.MADE.plusSeconds(240));
    assertThat(conduct.milestones().toldAt()).isEqualTo(Cases.MADE.plusSeconds(300));
    assertThat(conduct.milestones().judgedAt()).isEqualTo(Cases.MADE.plusSeconds(360));
    assertThat(conduct.milestones().endedAt()).isEqualTo(Cases.MADE.plusSeconds(420));
    assertThat(conduct.lastFeedback().kind()).isEqualTo(FeedbackKind.CLOSED);
  }

  @Test
  void twoOperators_onTheSameVersion_theSecondIsToldWhatItLostAgainst() {
    arrive(1);
    say(FeedbackKind.ACCEPTED, 0);
    CaseFeedback second = Cases.said("late", FeedbackKind.DISMISSED, 0);
    say(second);

    assertThat(file.conduct().status()).isEqualTo(CaseStatus.ACCEPTED);
    assertThat(refused).hasSize(1);
    RefusedFeedback lost = refused.get(0);
    assertThat(lost.reason()).isEqualTo(FeedbackRefusalReason.STALE_VERSION);
    assertThat(lost.detail()).isEqualTo("based on version 0; the case is ACCEPTED at version 1");
    assertThat(lost.lostAgainst())
        .isEqualTo(new RefusedFeedback.LostAgainst(1, "ACCEPTED", "f-0", "desk-7"));
    assertThat(new CaseFeedbackCodec().decode(lost.payload())).isEqualTo(second);
    assertThat(lost.refusedAtMillis()).isEqualTo(1_000);
  }

  @Test
  void feedback_repeated_changesNothing() {
    arrive(1);
    say(FeedbackKind.ACCEPTED, 0);
    say(FeedbackKind.DISPATCHED, 1);
    CaseFile before = file;
    nowMs = 2_000;
    say(FeedbackKind.ACCEPTED, 0);
    say(FeedbackKind.DISPATCHED, 1);
    arrive(1);
    assertThat(file).isSameAs(before);
    assertThat(refused).isEmpty();
  }

  @Test
  void feedback_ofAKnownIdWithAnotherContent_isRefused() {
    arrive(1);
    say(FeedbackKind.ACCEPTED, 0);
    say(Cases.said("f-0", FeedbackKind.DISPATCHED, 1));
    say(Cases.said("f-9", FeedbackKind.CLOSED, 9));
    say(Cases.said("f-9", FeedbackKind.TOLD, 9));
    assertThat(reasons())
        .containsExactly(FeedbackRefusalReason.ID_REUSED, FeedbackRefusalReason.ID_REUSED);
    assertThat(file.conduct().version()).isEqualTo(1);
  }

  @Test
  void feedback_beforeItsCandidate_waitsAndIsAppliedWhenItComes() {
    say(FeedbackKind.DISPATCHED, 1);
    say(FeedbackKind.ACCEPTED, 0);
    assertThat(file.standing()).isNull();
    assertThat(CaseFold.wakeAtMs(file)).hasValue(1_000 + WAIT_MS);
    arrive(1);
    assertThat(file.conduct().status()).isEqualTo(CaseStatus.DISPATCHED);
    assertThat(file.held()).isEmpty();
    assertThat(CaseFold.wakeAtMs(file)).isEmpty();
  }

  @Test
  void feedback_withoutCandidate_isRefusedAfterTheWaitAndNotBefore() {
    say(FeedbackKind.ACCEPTED, 0);
    waitUntil(1_000 + WAIT_MS - 1);
    assertThat(refused).isEmpty();
    waitUntil(1_000 + WAIT_MS);
    assertThat(refused)
        .extracting(RefusedFeedback::reason, RefusedFeedback::detail, RefusedFeedback::lostAgainst)
        .containsExactly(
            tuple(
                FeedbackRefusalReason.UNKNOWN_CANDIDATE,
                "no candidate 'c-1' came within the wait",
                null));
    assertThat(file.held()).isEmpty();
  }

  @Test
  void feedback_onAVersionThatNeverComes_isRefusedAfterTheWait() {
    arrive(1);
    say(FeedbackKind.CLOSED, 2);
    waitUntil(1_000 + WAIT_MS);
    assertThat(reasons()).containsExactly(FeedbackRefusalReason.VERSION_NOT_REACHED);
    assertThat(refused.get(0).detail()).isEqualTo("based on version 2; the case is at 0");
  }

  @Test
  void act_thatCannotFollow_isRefusedWithBothNames() {
    arrive(1);
    say(FeedbackKind.ON_SITE, 0);
    assertThat(reasons()).containsExactly(FeedbackRefusalReason.ILLEGAL_TRANSITION);
    assertThat(refused.get(0).detail()).isEqualTo("ON_SITE cannot follow COLLECTED");
    assertThat(file.conduct()).isEqualTo(CaseConduct.NONE);
  }

  @Test
  void note_onAnyVersion_isTakenAndMovesNothing() {
    arrive(1);
    say(FeedbackKind.ACCEPTED, 0);
    say(Cases.said("note-old", FeedbackKind.NOTE, 0));
    say(Cases.said("note-ahead", FeedbackKind.NOTE, 7));
    assertThat(refused).isEmpty();
    assertThat(file.conduct().version()).isEqualTo(1);
    assertThat(file.conduct().lastFeedback().feedbackId()).isEqualTo("note-ahead");
    assertThat(file.conduct().versionBy().feedbackId()).isEqualTo("f-0");
  }

  @Test
  void dismissed_andThenAccepted_losesItsReasonAndIsOpenAgain() {
    arrive(1);
    say(FeedbackKind.DISMISSED, 0);
    assertThat(file.conduct().dismissedReason()).isEqualTo("WRONG_PLATE");
    assertThat(file.conduct().milestones().endedAt()).isEqualTo(Cases.MADE.plusSeconds(60));
    say(FeedbackKind.ACCEPTED, 1);
    assertThat(file.conduct().dismissedReason()).isNull();
    assertThat(file.conduct().milestones().endedAt()).isNull();
    assertThat(file.conduct().milestones().reviewedAt()).isEqualTo(Cases.MADE.plusSeconds(60));
    assertThat(file.conduct().milestones().acceptedAt()).isEqualTo(Cases.MADE.plusSeconds(120));
  }

  @Test
  void duplicate_namesItsMainCaseUntilItIsAcceptedAfterAll() {
    arrive(1);
    say(FeedbackKind.DUPLICATE_OF, 0);
    assertThat(file.conduct().duplicateOf()).isEqualTo("c-main");
    say(FeedbackKind.ACCEPTED, 1);
    assertThat(file.conduct().duplicateOf()).isNull();
  }

  @Test
  void candidate_takenBack_isWithdrawnUnlessSomebodyHasActed() {
    arrive(1);
    file = CaseFold.arrived(file, Cases.arrival("c-1", 2, Phase.WITHDRAWN), nowMs).file();
    assertThat(file.standing().status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(file.standing().endedAt()).isEqualTo(Cases.MADE.plusSeconds(10));
    say(FeedbackKind.ACCEPTED, 0);
    assertThat(file.standing().status()).isEqualTo(CaseStatus.ACCEPTED);
    assertThat(file.standing().endedAt()).isNull();
  }

  @Test
  void revisions_inAnyOrder_keepTheNewestAndTheOldestOrigin() {
    arrive(2);
    arrive(3);
    arrive(1);
    assertThat(file.arrival().revision().number()).isEqualTo(3);
    assertThat(file.arrival().origin().revision()).isEqualTo(1);
    assertThat(file.arrival().origin().startedAt()).isEqualTo(Cases.MADE);
  }

  @Test
  void waiting_beyondItsBound_isRefused() {
    for (int i = 0; i < CaseFold.HELD_MAX; i++) {
      say(Cases.said("w-" + i, FeedbackKind.NOTE, 0));
    }
    assertThat(refused).isEmpty();
    say(Cases.said("one-more", FeedbackKind.NOTE, 0));
    assertThat(reasons()).containsExactly(FeedbackRefusalReason.TOO_MANY);
    assertThat(file.held()).hasSize(CaseFold.HELD_MAX);
  }

  @Test
  void notes_beyondTheirBound_leaveRoomForActs() {
    arrive(1);
    for (int i = 0; i < CaseFold.NOTES_MAX; i++) {
      say(Cases.said("n-" + i, FeedbackKind.NOTE, 0));
    }
    assertThat(refused).isEmpty();
    say(Cases.said("one-more", FeedbackKind.NOTE, 0));
    assertThat(reasons()).containsExactly(FeedbackRefusalReason.TOO_MANY);
    say(FeedbackKind.ACCEPTED, 0);
    assertThat(file.conduct().status()).isEqualTo(CaseStatus.ACCEPTED);
  }

  @Test
  void acts_beyondTheirBound_areRefused() {
    arrive(1);
    say(FeedbackKind.ACCEPTED, 0);
    for (int i = 1; i < CaseFold.APPLIED_MAX; i++) {
      say(FeedbackKind.DISPATCHED, i);
    }
    assertThat(file.conduct().version()).isEqualTo(CaseFold.APPLIED_MAX);
    say(FeedbackKind.ON_SITE, CaseFold.APPLIED_MAX);
    assertThat(reasons()).containsExactly(FeedbackRefusalReason.TOO_MANY);
  }

  private List<FeedbackRefusalReason> reasons() {
    return refused.stream().map(RefusedFeedback::reason).toList();
  }

  private void arrive(int revision) {
    take(CaseFold.arrived(file, Cases.arrival(revision), nowMs));
  }

  private void say(FeedbackKind kind, int version) {
    say(Cases.said(kind, version));
  }

  private void say(CaseFeedback feedback) {
    take(CaseFold.said(file, feedback, nowMs, WAIT_MS));
  }

  private void waitUntil(long ms) {
    nowMs = ms;
    take(CaseFold.waited(file, ms));
  }

  private void take(CaseFold.Outcome outcome) {
    file = outcome.file();
    refused.addAll(outcome.refused());
  }
}
