package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Comparator;
import java.util.Objects;

/**
 * What is kept of a candidate to count it: one candidate of one vehicle or company.
 *
 * @param id of the candidate
 * @param revision newest that was emitted
 * @param startMs start of its episode, milliseconds since 1970-01-01T00:00Z
 * @param weight whether it counts
 * @param journey id of its journey's first candidate; empty where this key finds that out itself
 * @param figures of the rule it was judged by
 */
record Offence(
    String id, int revision, long startMs, Weight weight, String journey, LinkFigures figures) {

  /** In the order of the acts, whatever the order of arrival. */
  static final Comparator<Offence> ORDER =
      Comparator.comparingLong(Offence::startMs).thenComparing(Offence::id);

  /** What a candidate weighs in a count. */
  enum Weight {
    /** Admissible: it counts. */
    COUNTED(0),
    /** It counts if a human lets it. */
    UNDER_REVIEW(1),
    /** Never used against anybody; still part of a journey. */
    NOT_USABLE(2),
    /** Taken back; kept only for its revision number. */
    WITHDRAWN(3);

    private final byte code;

    Weight(int code) {
      this.code = (byte) code;
    }

    /** In serialized state: never changed, never used again. */
    byte code() {
      return code;
    }

    static Weight ofCode(byte code) {
      for (Weight weight : values()) {
        if (weight.code == code) {
          return weight;
        }
      }
      throw new IllegalArgumentException("no weight has the code " + code);
    }

    static Weight of(Candidate candidate) {
      if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
        return WITHDRAWN;
      }
      return switch (candidate.gate().grade()) {
        case ADMISSIBLE -> COUNTED;
        case REVIEW -> UNDER_REVIEW;
        case INADMISSIBLE -> NOT_USABLE;
      };
    }
  }

  Offence {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(figures, "figures");
  }

  boolean holds() {
    return weight != Weight.WITHDRAWN;
  }

  Offence withRevision(int newRevision) {
    return new Offence(id, newRevision, startMs, weight, journey, figures);
  }
}
