package dev.offsite.schemas.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one company stands, with the facts behind it: the newest record of its key is what holds.
 * Immutable.
 *
 * <p>It is a count of proposals, weighted by dated terms, and no verdict on anybody.
 *
 * @param company as the registry of vehicles names it
 * @param level what the points come to
 * @param points sum over all offences that count
 * @param yellowFrom points from which on a company is yellow, by the terms in force
 * @param redFrom points from which on it is red
 * @param windowDays an offence counts for this many days of 24 hours, from its start
 * @param offences number of offences that count
 * @param kinds what they come to by kind, the heaviest first
 * @param facts those that count, the heaviest first, of equals the newest; at most {@link
 *     #FACTS_MAX}
 * @param factsLeftOff number of those that count and are not listed
 * @param notCounted number of offences in the window that do not count, by {@link NotCounted}
 * @param nextLeavesAt when the oldest that counts leaves the window; null if none counts
 * @param terms id and version of the terms in force, as in {@code score/1}
 * @param updatedAt when it came to stand so, by our clock
 */
public record CompanyScore(
    String company,
    Level level,
    double points,
    double yellowFrom,
    double redFrom,
    int windowDays,
    int offences,
    List<KindTotal> kinds,
    List<Fact> facts,
    int factsLeftOff,
    Map<String, Long> notCounted,
    @Nullable Instant nextLeavesAt,
    String terms,
    Instant updatedAt) {

  /** What a reader takes in; the rest is in the history of candidates. */
  public static final int FACTS_MAX = 50;

  public CompanyScore {
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(updatedAt, "updatedAt");
    kinds = List.copyOf(kinds);
    facts = List.copyOf(facts);
    notCounted = Collections.unmodifiableMap(new TreeMap<>(notCounted));
  }

  /** How a company stands. */
  public enum Level {
    /** Below what is watched. */
    GREEN,
    /** Watched. */
    YELLOW,
    /** Restricted. */
    RED
  }

  /** Why an offence in the window does not count. The names are part of the contract. */
  public enum NotCounted {
    /** Late data took it back, or another candidate stands in its place. */
    WITHDRAWN,
    /** People say that it is none. */
    DISMISSED,
    /** People say that it is one that is known already. */
    DUPLICATE,
    /** A heavier one of the same kind and journey counts. */
    SAME_JOURNEY,
    /** The terms in force at the time of the act give it no weight. */
    NO_WEIGHT
  }

  /** What the offences of one kind come to. */
  public record KindTotal(ViolationKind kind, int offences, double points) {
    public KindTotal {
      Objects.requireNonNull(kind, "kind");
    }
  }

  /**
   * One offence that counts.
   *
   * @param kind as people have corrected it, else as the stream took it
   * @param severity 1 (light) to 5 (grave)
   * @param accepted whether people have accepted it as a case
   * @param at start of its episode, by the device's time
   * @param leavesAt when it leaves the window
   * @param points weight of its kind, its severity and its grade, multiplied
   * @param terms id and version of the terms in force at the time of the act
   */
  public record Fact(
      String candidateId,
      ViolationKind kind,
      int severity,
      Candidate.Gate.Grade grade,
      boolean accepted,
      Instant at,
      Instant leavesAt,
      double points,
      String terms) {
    public Fact {
      Objects.requireNonNull(candidateId, "candidateId");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(grade, "grade");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(leavesAt, "leavesAt");
      Objects.requireNonNull(terms, "terms");
    }
  }
}
