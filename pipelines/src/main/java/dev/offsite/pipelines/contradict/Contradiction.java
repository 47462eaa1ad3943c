package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Everything that contradicts one candidate. Immutable.
 *
 * @param codes of the doubts that follow, sorted
 * @param opponents ids of the candidates that contradict, in the order of their time
 */
record Contradiction(List<String> codes, List<String> opponents) {

  /** Nothing contradicts. */
  static final Contradiction NONE = new Contradiction(List.of(), List.of());

  Contradiction {
    codes = List.copyOf(codes);
    opponents = List.copyOf(opponents);
  }

  /**
   * What contradicts a candidate. One that is withdrawn claims nothing, so nothing contradicts it.
   *
   * @param opponents of its plate, in any order
   */
  static Contradiction of(Candidate candidate, Collection<Opponent> opponents) {
    if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
      return NONE;
    }
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    List<String> ids = new ArrayList<>();
    for (Opponent opponent : opponents.stream().sorted(Opponent.ORDER).toList()) {
      opponent
          .against(candidate)
          .ifPresent(
              doubt -> {
                doubts.add(doubt);
                ids.add(opponent.id());
              });
    }
    return new Contradiction(doubts.stream().map(Doubt::name).sorted().toList(), ids);
  }

  boolean isNone() {
    return opponents.isEmpty();
  }

  /** What of this is by opponents whose ids a filter keeps. All of one candidate say one code. */
  Contradiction where(Predicate<String> filter) {
    List<String> left = opponents.stream().filter(filter).toList();
    return left.isEmpty() ? NONE : new Contradiction(codes, left);
  }

  /** This, and before it what was known earlier. */
  Contradiction and(Contradiction earlier) {
    if (earlier.isNone()) {
      return this;
    }
    Set<String> allCodes = new TreeSet<>(earlier.codes());
    allCodes.addAll(codes);
    Set<String> all = new LinkedHashSet<>(earlier.opponents());
    all.addAll(opponents);
    return new Contradiction(List.copyOf(allCodes), List.copyOf(all));
  }

  /** The candidate as it stands with this against it, as revision {@code revision}. */
  Candidate heldAgainst(Candidate base, int revision, Candidate.Phase phase, Instant decided) {
    Set<String> named = new TreeSet<>(base.related());
    List<String> related = new ArrayList<>(base.related());
    opponents.stream().filter(named::add).forEach(related::add);
    return new Candidate(
        base.id(),
        revision,
        phase,
        base.supersededBy(),
        base.kind(),
        base.rule(),
        base.subject(),
        base.episode(),
        base.facts(),
        base.place(),
        base.law(),
        lowered(base.gate()),
        base.evidence(),
        base.deadlines(),
        new Candidate.Clocks(base.clocks().event(), base.clocks().received(), decided),
        related,
        base.dumpingTrace());
  }

  private Candidate.Gate lowered(Candidate.Gate gate) {
    if (isNone()) {
      return gate;
    }
    NavigableSet<String> reasons = new TreeSet<>(gate.reasons());
    reasons.addAll(codes);
    Candidate.Gate.Grade grade =
        gate.grade() == Candidate.Gate.Grade.ADMISSIBLE
            ? Candidate.Gate.Grade.REVIEW
            : gate.grade();
    return new Candidate.Gate(grade, List.copyOf(reasons), gate.completeness(), gate.missing());
  }
}
