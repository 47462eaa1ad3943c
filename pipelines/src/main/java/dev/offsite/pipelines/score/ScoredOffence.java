package dev.offsite.pipelines.score;

import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a score keeps of one candidate: what the stream says, and what people say. Immutable.
 *
 * @param said of the newest revision
 * @param conduct of the newest act
 */
public record ScoredOffence(Said said, Conduct conduct) {

  public ScoredOffence {
    Objects.requireNonNull(said, "said");
    Objects.requireNonNull(conduct, "conduct");
  }

  /** Whether a candidate stands against a company. */
  public enum Hold {
    /** It does. */
    HOLDS,
    /** The stream took it back. */
    WITHDRAWN,
    /** Its newest revision is against another company, or against none. */
    MOVED
  }

  /** What people say of it. */
  public enum Verdict {
    /** Nothing yet. */
    OPEN,
    /** It is a case. */
    ACCEPTED,
    /** It is none. */
    DISMISSED,
    /** It is one that is known already. */
    DUPLICATE
  }

  /**
   * One revision.
   *
   * @param severity 1 to 5
   * @param atMs start of the episode, milliseconds since 1970-01-01T00:00Z
   * @param journey id of the first candidate of its journey; null if it is linked to no other
   */
  public record Said(
      int revision,
      Hold hold,
      ViolationKind kind,
      int severity,
      Grade grade,
      long atMs,
      @Nullable String journey) {
    public Said {
      Objects.requireNonNull(hold, "hold");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(grade, "grade");
    }
  }

  /**
   * What people did by then.
   *
   * @param version counts their acts
   * @param correctedKind what they say that it is; null if they have not said
   */
  public record Conduct(int version, Verdict verdict, @Nullable ViolationKind correctedKind) {
    public Conduct {
      Objects.requireNonNull(verdict, "verdict");
    }
  }

  /** The newest of both parts of both: the order in which they came does not matter. */
  ScoredOffence merge(ScoredOffence other) {
    return new ScoredOffence(
        other.said.revision > said.revision ? other.said : said,
        other.conduct.version > conduct.version ? other.conduct : conduct);
  }

  ViolationKind kind() {
    return conduct.correctedKind == null ? said.kind : conduct.correctedKind;
  }
}
