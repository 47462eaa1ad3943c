package dev.offsite.schemas.reference;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What companies are scored by. One entry is in force at a time.
 *
 * <p>An offence weighs what its kind, its severity and its grade weigh, multiplied, by the terms in
 * force when it happened. Window and thresholds are those in force when the score is made.
 *
 * @param basis where the figures come from
 * @param windowDays for how long an offence counts, days of 24 hours from its start, 1 to {@value
 *     #WINDOW_DAYS_MAX}
 * @param yellowFrom points from which on a company is yellow, above 0
 * @param redFrom points from which on it is red, above {@code yellowFrom}
 * @param kindWeights weight by kind, each kind once; a kind that is not there does not count; only
 *     kinds that scales and trucks show can be held against a company
 * @param severityWeights weight of the severities 1 to 5, five numbers in their order
 * @param gradeWeights weight by grade as long as people have not accepted the case
 * @param acceptedWeights weight by grade once they have
 */
public record ScoreTerms(
    String id,
    int version,
    Validity validity,
    String basis,
    int windowDays,
    double yellowFrom,
    double redFrom,
    List<KindWeight> kindWeights,
    List<Double> severityWeights,
    GradeWeights gradeWeights,
    GradeWeights acceptedWeights)
    implements ReferenceEntry {

  /** A year; what is known of offences is kept for longer. */
  public static final int WINDOW_DAYS_MAX = 366;

  private static final int SEVERITIES = 5;

  /** Far above any weight that means something, and far below what a sum could not hold. */
  private static final int WEIGHT_MAX = 1_000;

  public ScoreTerms {
    kindWeights = kindWeights == null ? List.of() : List.copyOf(kindWeights);
    severityWeights = severityWeights == null ? List.of() : List.copyOf(severityWeights);
    Objects.requireNonNull(gradeWeights, "gradeWeights");
    Objects.requireNonNull(acceptedWeights, "acceptedWeights");
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .text("basis", basis)
            .within("windowDays", windowDays, 1, WINDOW_DAYS_MAX)
            .above("yellowFrom", yellowFrom, 0)
            .above("redFrom", redFrom, 0)
            .require(
                redFrom > yellowFrom, "redFrom", redFrom + " is not above yellowFrom " + yellowFrom)
            .notEmpty("kindWeights", kindWeights)
            .require(
                severityWeights.size() == SEVERITIES,
                "severityWeights",
                severityWeights.size() + " weights where " + SEVERITIES + " are required");
    for (Double weight : severityWeights) {
      checks.within("severityWeights", weight, 0, WEIGHT_MAX);
    }
    Set<ViolationKind> seen = EnumSet.noneOf(ViolationKind.class);
    for (KindWeight weight : kindWeights) {
      ViolationKind kind = weight.kind();
      checks.require(seen.add(kind), "kindWeights", kind + " stands there twice");
      checks.require(
          kind.family() == ViolationKind.Family.SCALE
              || kind.family() == ViolationKind.Family.TRUCK,
          "kindWeights",
          kind + " is no kind that a scale or a truck shows");
    }
    checks.done();
  }

  /** Weight of one kind, 0 to 1,000. */
  public record KindWeight(ViolationKind kind, double weight) {
    public KindWeight {
      Objects.requireNonNull(kind, "kind");
      EntryChecks.of().within("weight", weight, 0, WEIGHT_MAX).done();
    }
  }

  /** Weight of each grade, 0 to 1,000. */
  public record GradeWeights(double admissible, double review, double inadmissible) {
    public GradeWeights {
      EntryChecks.of()
          .within("admissible", admissible, 0, WEIGHT_MAX)
          .within("review", review, 0, WEIGHT_MAX)
          .within("inadmissible", inadmissible, 0, WEIGHT_MAX)
          .done();
    }

    /** The weight of a grade. */
    public double of(Candidate.Gate.Grade grade) {
      return switch (grade) {
        case ADMISSIBLE -> admissible;
        case REVIEW -> review;
        case INADMISSIBLE -> inadmissible;
      };
    }
  }

  /** The weight of a kind; 0 if it does not count. */
  public double weightOf(ViolationKind kind) {
    for (KindWeight weight : kindWeights) {
      if (weight.kind() == kind) {
        return weight.weight();
      }
    }
    return 0;
  }

  /** The weight of a severity, 1 to 5. */
  public double weightOfSeverity(int severity) {
    return severityWeights.get(severity - 1);
  }
}
