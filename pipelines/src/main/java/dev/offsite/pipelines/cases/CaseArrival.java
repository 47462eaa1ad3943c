package dev.offsite.pipelines.cases;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.Responsible;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a case keeps of its candidate: the newest revision, and how it began.
 *
 * @param revision the newest
 * @param origin from the oldest revision that was read
 */
public record CaseArrival(Revision revision, Origin origin) {

  public CaseArrival {
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(origin, "origin");
  }

  /**
   * One revision of the candidate.
   *
   * @param eventAt start of the episode
   * @param decidedAt when this revision was made
   * @param against what counts in the score of a company; null if no company is known, if it is of
   *     a kind that scores do not ask for, or from before there were scores
   */
  public record Revision(
      String candidateId,
      int number,
      Candidate.Phase phase,
      @Nullable String supersededBy,
      String ruleId,
      ViolationKind kind,
      String deviceId,
      @Nullable String siteId,
      Instant eventAt,
      Instant decidedAt,
      Responsible responsible,
      @Nullable Against against) {

    /** A revision against no company. */
    public Revision(
        String candidateId,
        int number,
        Candidate.Phase phase,
        @Nullable String supersededBy,
        String ruleId,
        ViolationKind kind,
        String deviceId,
        @Nullable String siteId,
        Instant eventAt,
        Instant decidedAt,
        Responsible responsible) {
      this(
          candidateId,
          number,
          phase,
          supersededBy,
          ruleId,
          kind,
          deviceId,
          siteId,
          eventAt,
          decidedAt,
          responsible,
          null);
    }

    public Revision {
      Objects.requireNonNull(candidateId, "candidateId");
      Objects.requireNonNull(phase, "phase");
      Objects.requireNonNull(ruleId, "ruleId");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(eventAt, "eventAt");
      Objects.requireNonNull(decidedAt, "decidedAt");
      Objects.requireNonNull(responsible, "responsible");
    }
  }

  /**
   * What counts in the score of a company.
   *
   * @param severity 1 to 5
   * @param journey id of the first candidate of its journey; null if it is linked to no other
   */
  public record Against(
      String company, int severity, Candidate.Gate.Grade grade, @Nullable String journey) {
    public Against {
      Objects.requireNonNull(company, "company");
      Objects.requireNonNull(grade, "grade");
    }
  }

  /**
   * How it began.
   *
   * @param revision number of the revision this is from
   * @param startedAt when that revision was made, which starts the clocks
   * @param knownAfterS from its newest observation until the job read it, seconds
   * @param plan the deadlines; null if no profile applies
   */
  public record Origin(
      int revision, Instant startedAt, double knownAfterS, @Nullable ClockPlan plan) {
    public Origin {
      Objects.requireNonNull(startedAt, "startedAt");
    }
  }

  /** Newest revision and oldest origin of both: the order in which they came does not matter. */
  public CaseArrival merge(CaseArrival other) {
    return new CaseArrival(
        other.revision.number() > revision.number() ? other.revision : revision,
        other.origin.revision() < origin.revision() ? other.origin : origin);
  }
}
