package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.Responsible;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.reference.DeadlineProfile.Start;
import dev.offsite.schemas.reference.DeadlineProfile.Step;
import java.time.Instant;
import java.util.List;

/** Arrivals and feedback of the tests: case {@code c-1}, made at ten o'clock. */
public final class Cases {

  static final Instant MADE = Times.at("10:00:00");
  static final Responsible STREET =
      new Responsible("dumping", "street-1", "street-1", "a-street/1", "street squad", 0);

  /** 11301: a minute to accept, a minute to plan, 30 minutes to be there, a day to close. */
  static final ClockPlan PLAN =
      new ClockPlan(
          "11301/1",
          600,
          List.of(
              new Step(CaseStep.ACCEPT, Start.CANDIDATE, 60, 0.5, true),
              new Step(CaseStep.PLAN, Start.ACCEPTED, 60, null, true),
              new Step(CaseStep.ON_SITE, Start.DISPATCHED, 1_800, 0.8, true),
              new Step(CaseStep.CLOSE, Start.CANDIDATE, 86_400, 0.75, false)));

  static CaseArrival arrival(String caseId, int revision, Phase phase) {
    return arrival(caseId, revision, phase, 1, PLAN);
  }

  static CaseArrival arrival(
      String caseId, int revision, Phase phase, double knownAfterS, ClockPlan plan) {
    Instant decided = MADE.plusSeconds(10L * (revision - 1));
    return new CaseArrival(
        new CaseArrival.Revision(
            caseId,
            revision,
            phase,
            null,
            "rule-1",
            ViolationKind.PATROL_OBJECT,
            "drone-1",
            "site-1",
            MADE.minusSeconds(5),
            decided,
            STREET),
        new CaseArrival.Origin(revision, decided, knownAfterS, plan));
  }

  static CaseArrival arrival(int revision) {
    return arrival("c-1", revision, Phase.UPDATED);
  }

  /** Feedback {@code f-VERSION} on case {@code c-1}, a minute after the one before. */
  public static CaseFeedback said(FeedbackKind kind, int basedOnCaseVersion) {
    return said("f-" + basedOnCaseVersion, kind, basedOnCaseVersion);
  }

  static CaseFeedback said(String id, FeedbackKind kind, int basedOnCaseVersion) {
    return said(
        "c-1", id, kind, basedOnCaseVersion, MADE.plusSeconds(60L * (1 + basedOnCaseVersion)));
  }

  static CaseFeedback said(
      String caseId, String id, FeedbackKind kind, int basedOnCaseVersion, Instant at) {
    return new CaseFeedback(
        id,
        caseId,
        kind,
        at,
        "desk-7",
        1,
        basedOnCaseVersion,
        kind == FeedbackKind.DISMISSED ? "WRONG_PLATE" : null,
        kind == FeedbackKind.DUPLICATE_OF ? "c-main" : null,
        kind == FeedbackKind.DISPATCHED ? "squad 2" : null,
        kind == FeedbackKind.TYPE_CORRECTED ? ViolationKind.OVERSIZE : null,
        kind == FeedbackKind.NOTE ? "seen" : null);
  }

  /** A case on which these acts followed each other. */
  static CaseStanding standing(FeedbackKind... acts) {
    CaseFile file = CaseFold.arrived(CaseFile.EMPTY, arrival(1), 0).file();
    for (int i = 0; i < acts.length; i++) {
      file = CaseFold.said(file, said(acts[i], i), 0, 0).file();
    }
    if (file.conduct().version() != acts.length) {
      throw new IllegalStateException("an act was refused: " + List.of(acts));
    }
    return file.standing();
  }

  private Cases() {}
}
