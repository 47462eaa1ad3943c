package dev.offsite.monitor.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.Milestones;
import dev.offsite.schemas.cases.Responsible;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFilesTest {

  private static final Instant NOON = SampleCandidates.NOON;

  private final List<String> changed = new ArrayList<>();
  private final CaseFiles files = new CaseFiles(3, changed::add);

  private static CaseFeedback feedback(String id, FeedbackKind kind, int version) {
    return new CaseFeedback(
        id,
        "c",
        kind,
        NOON.plusSeconds(version),
        "m-1",
        1,
        version,
        kind == FeedbackKind.DISMISSED ? "OTHER" : null,
        null,
        kind == FeedbackKind.DISPATCHED ? "squad-3" : null,
        null,
        kind == FeedbackKind.NOTE ? "a note" : null);
  }

  private static CaseState said(CaseStatus state, int version, int atS) {
    return new CaseState(
        "c",
        version,
        state,
        1,
        Candidate.Phase.OPEN,
        null,
        "rule",
        ViolationKind.BRIDGE_OVERLOAD,
        null,
        "wim-1",
        null,
        NOON,
        new Responsible("matter", null, null, null, null, 0),
        null,
        null,
        0,
        null,
        Milestones.NONE,
        null,
        null,
        List.of(),
        List.of(),
        NOON.plusSeconds(atS));
  }

  @Test
  void feedback_basedOnTheVersion_countsAtOnceAndIsNotConfirmed() {
    files.act(feedback("f1", FeedbackKind.ACCEPTED, 0));
    files.act(feedback("f2", FeedbackKind.DISPATCHED, 1));

    CaseStanding standing = files.standing("c");
    assertThat(standing.state()).isEqualTo(CaseStatus.DISPATCHED);
    assertThat(standing.version()).isEqualTo(2);
    assertThat(standing.squad()).isEqualTo("squad-3");
    assertThat(standing.confirmed()).isFalse();
    assertThat(files.snapshot("c").acts())
        .extracting(CaseAct::outcome)
        .containsOnly(CaseAct.Outcome.PENDING);
    assertThat(changed).containsExactly("c", "c");
  }

  @Test
  void feedback_basedOnAnEarlierVersion_isPassedOver() {
    files.act(feedback("f1", FeedbackKind.ACCEPTED, 0));
    files.act(feedback("f2", FeedbackKind.DISMISSED, 0));

    assertThat(files.standing("c").state()).isEqualTo(CaseStatus.ACCEPTED);
    assertThat(files.standing("c").version()).isEqualTo(1);
  }

  @Test
  void feedback_repeated_countsOnce() {
    files.act(feedback("f1", FeedbackKind.ACCEPTED, 0));
    files.act(feedback("f1", FeedbackKind.ACCEPTED, 0));

    assertThat(files.snapshot("c").acts()).hasSize(1);
    assertThat(files.standing("c").version()).isEqualTo(1);
  }

  @Test
  void note_neverMovesTheVersionAndIsApplied() {
    files.act(feedback("f1", FeedbackKind.NOTE, 0));

    assertThat(files.standing("c").version()).isZero();
    assertThat(files.snapshot("c").acts().get(0).outcome()).isEqualTo(CaseAct.Outcome.APPLIED);
  }

  @Test
  void jobsWord_confirmsWhatItHolds_inEitherOrderOfTheTopics() {
    CaseFiles before = new CaseFiles(3, id -> {});
    before.say(said(CaseStatus.ACCEPTED, 1, 5));
    before.act(feedback("f1", FeedbackKind.ACCEPTED, 0));
    files.act(feedback("f1", FeedbackKind.ACCEPTED, 0));
    files.say(said(CaseStatus.ACCEPTED, 1, 5));

    assertThat(files.standing("c")).isEqualTo(before.standing("c"));
    assertThat(files.standing("c").confirmed()).isTrue();
    assertThat(files.snapshot("c").acts().get(0).outcome()).isEqualTo(CaseAct.Outcome.APPLIED);
  }

  @Test
  void jobsWord_older_changesNothing() {
    files.say(said(CaseStatus.ACCEPTED, 1, 5));
    files.say(said(CaseStatus.COLLECTED, 0, 4));

    assertThat(files.standing("c").state()).isEqualTo(CaseStatus.ACCEPTED);
  }

  @Test
  void refusal_takesTheFeedbackBackAndSaysWhy() {
    files.act(feedback("f1", FeedbackKind.CLOSED, 0));
    files.refuse("c", "f1", "ILLEGAL_TRANSITION");

    assertThat(files.standing("c").state()).isEqualTo(CaseStatus.COLLECTED);
    CaseAct act = files.snapshot("c").acts().get(0);
    assertThat(act.outcome()).isEqualTo(CaseAct.Outcome.REFUSED);
    assertThat(act.refusal()).isEqualTo("ILLEGAL_TRANSITION");
  }

  @Test
  void files_aboveTheBound_letTheOneTouchedLongestAgoGo() {
    for (String id : List.of("a", "b", "c", "d")) {
      files.refuse(id, "f", "STALE_VERSION");
    }

    assertThat(files.size()).isEqualTo(3);
    assertThat(files.standing("a")).isEqualTo(CaseStanding.NEW);
  }

  @Test
  void acts_aboveTheBound_letTheOldestGo() {
    for (int i = 0; i <= CaseFile.ACTS_MAX; i++) {
      files.act(feedback("f" + i, FeedbackKind.NOTE, 0));
    }

    assertThat(files.snapshot("c").acts()).hasSize(CaseFile.ACTS_MAX);
    assertThat(files.snapshot("c").acts().get(0).feedback().feedbackId()).isEqualTo("f1");
  }
}
