package dev.offsite.pipelines.score;

import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ScoreTerms;
import dev.offsite.schemas.reference.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Terms and offences of the tests: an admissible overload of severity 2 weighs 3 points. */
public final class Scores {

  static final Instant NOW = Times.at("12:00:00");
  static final String COMPANY = "某某运输";
  static final Duration WINDOW = Duration.ofDays(90);

  /** In force for ever: 90 days, yellow from 6 points, red from 12. */
  public static ScoreTerms terms() {
    return terms("score", 1, new Validity(Times.LONG_BEFORE, null), 90, 3);
  }

  static ScoreTerms terms(
      String id, int version, Validity validity, int windowDays, double overload) {
    return new ScoreTerms(
        id,
        version,
        validity,
        "figures of the tests",
        windowDays,
        6,
        12,
        List.of(
            new ScoreTerms.KindWeight(ViolationKind.BRIDGE_OVERLOAD, overload),
            new ScoreTerms.KindWeight(ViolationKind.ILLEGAL_DUMPING, 6),
            new ScoreTerms.KindWeight(ViolationKind.LONG_STOP, 0)),
        List.of(0.5, 1.0, 1.5, 2.0, 3.0),
        new ScoreTerms.GradeWeights(1, 0.5, 0),
        new ScoreTerms.GradeWeights(1, 1, 0));
  }

  static DatedTerms inForce() {
    return instant -> Optional.of(terms()).filter(found -> found.validity().covers(instant));
  }

  /** An overload as the scale says it. */
  static Builder overload(Instant at) {
    return new Builder(ViolationKind.BRIDGE_OVERLOAD, at);
  }

  static Builder of(ViolationKind kind, Instant at) {
    return new Builder(kind, at);
  }

  /** An offence with what differs from an undecided, admissible one of severity 2. */
  static final class Builder {
    private final ViolationKind kind;
    private final Instant at;
    private int revision = 1;
    private ScoredOffence.Hold hold = ScoredOffence.Hold.HOLDS;
    private int severity = 2;
    private Grade grade = Grade.ADMISSIBLE;
    private @Nullable String journey;
    private int version;
    private ScoredOffence.Verdict verdict = ScoredOffence.Verdict.OPEN;
    private @Nullable ViolationKind correctedKind;

    private Builder(ViolationKind kind, Instant at) {
      this.kind = kind;
      this.at = at;
    }

    Builder revision(int number, ScoredOffence.Hold newHold) {
      revision = number;
      hold = newHold;
      return this;
    }

    Builder severity(int newSeverity) {
      severity = newSeverity;
      return this;
    }

    Builder grade(Grade newGrade) {
      grade = newGrade;
      return this;
    }

    Builder journey(String id) {
      journey = id;
      return this;
    }

    Builder act(int number, ScoredOffence.Verdict newVerdict) {
      version = number;
      verdict = newVerdict;
      return this;
    }

    Builder correctedTo(ViolationKind newKind) {
      correctedKind = newKind;
      return this;
    }

    ScoredOffence offence() {
      return new ScoredOffence(
          new ScoredOffence.Said(revision, hold, kind, severity, grade, at.toEpochMilli(), journey),
          new ScoredOffence.Conduct(version, verdict, correctedKind));
    }

    CompanyOffence against(String candidateId) {
      return new CompanyOffence(COMPANY, candidateId, offence());
    }
  }

  private Scores() {}
}
