package dev.offsite.pipelines.contradict;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was said of one plate, and what contradicts it. Mutable; not thread-safe; no Flink in here.
 *
 * <p>After each call the newest revisions of the kept candidates are contradicted by what is known,
 * in whatever order both came. Revision numbers go on from those of the stage before and never
 * fall.
 */
final class ContradictedCase {

  /**
   * What contradicts at most: a plate of which there are many copies, for two days. Beyond, the
   * oldest is let go with what it contradicts, which stays as it was said.
   */
  static final int OPPONENTS_MAX = 500;

  /** Candidates of one plate at most; beyond, the one that was said longest ago is let go. */
  static final int CANDIDATES_MAX = 500;

  /**
   * A candidate as the stage before said it.
   *
   * @param revision said last
   * @param contradiction said last
   */
  record Said(Candidate base, int revision, Contradiction contradiction) {

    /** Whether it stands as the stage before said it, so that nothing need be remembered. */
    boolean isAsBefore() {
      return contradiction.isNone() && revision == base.revision();
    }
  }

  private final Map<String, Opponent> opponents = new TreeMap<>();
  private final Map<String, Said> candidates = new LinkedHashMap<>();

  private ContradictedCase() {}

  /** A plate of which nothing was said. */
  static ContradictedCase empty() {
    return new ContradictedCase();
  }

  static ContradictedCase of(Collection<Opponent> opponents, Collection<Said> candidates) {
    ContradictedCase plate = new ContradictedCase();
    opponents.forEach(opponent -> plate.opponents.put(opponent.id(), opponent));
    candidates.forEach(said -> plate.candidates.put(said.base().id(), said));
    return plate;
  }

  /**
   * Takes a revision of a stage before. What contradicts others is not said again here.
   *
   * @return the revisions to emit
   */
  List<Candidate> add(Candidate candidate, Instant now) {
    return candidate.kind() == ViolationKind.PLATE_ELSEWHERE
        ? oppose(candidate, now)
        : say(candidate, now);
  }

  private List<Candidate> say(Candidate base, Instant now) {
    Said before = candidates.remove(base.id());
    Contradiction contradiction = Contradiction.of(base, opponents.values());
    int revision =
        before == null ? base.revision() : Math.max(base.revision(), before.revision() + 1);
    Said said = new Said(base, revision, contradiction);
    candidates.put(base.id(), said);
    Iterator<String> oldest = candidates.keySet().iterator();
    while (candidates.size() > CANDIDATES_MAX) {
      oldest.next();
      oldest.remove();
    }
    return List.of(
        said.isAsBefore()
            ? base
            : contradiction.heldAgainst(base, revision, phase(base, before != null), now));
  }

  private List<Candidate> oppose(Candidate elsewhere, Instant now) {
    if (elsewhere.phase() == Candidate.Phase.WITHDRAWN) {
      opponents.remove(elsewhere.id());
    } else {
      opponents.put(elsewhere.id(), Opponent.of(elsewhere));
      if (opponents.size() > OPPONENTS_MAX) {
        opponents.values().stream().min(Opponent.ORDER).ifPresent(this::letGo);
      }
    }
    List<Candidate> revisions = new ArrayList<>();
    for (Said said : List.copyOf(candidates.values())) {
      Candidate base = said.base();
      Contradiction contradiction = Contradiction.of(base, opponents.values());
      if (!contradiction.equals(said.contradiction())) {
        int revision = said.revision() + 1;
        candidates.put(base.id(), new Said(base, revision, contradiction));
        revisions.add(contradiction.heldAgainst(base, revision, phase(base, true), now));
      }
    }
    return revisions;
  }

  private void letGo(Opponent oldest) {
    opponents.remove(oldest.id());
    candidates.values().removeIf(said -> said.contradiction().opponents().contains(oldest.id()));
  }

  private static Candidate.Phase phase(Candidate base, boolean wasSaid) {
    return wasSaid && base.phase() == Candidate.Phase.OPEN ? Candidate.Phase.UPDATED : base.phase();
  }

  /**
   * Lets go of what no observation changes any more; it stays as it was said. What contradicts
   * outlives what it contradicts, which would otherwise rise when it is said again.
   *
   * @param settledBefore candidates received before it go if they stand as the stage before said
   * @param contradictedBefore others, and what contradicts, go if received before it
   */
  void forget(Instant settledBefore, Instant contradictedBefore) {
    candidates
        .values()
        .removeIf(
            said ->
                said.base()
                    .clocks()
                    .received()
                    .isBefore(said.isAsBefore() ? settledBefore : contradictedBefore));
    Set<String> cited = new HashSet<>();
    candidates.values().forEach(said -> cited.addAll(said.contradiction().opponents()));
    opponents
        .values()
        .removeIf(
            opponent ->
                opponent.receivedMs() < contradictedBefore.toEpochMilli()
                    && !cited.contains(opponent.id()));
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return opponents.isEmpty() && candidates.isEmpty();
  }

  /** Whether anything must be kept for longer than a candidate that nothing contradicts. */
  boolean holdsContradictions() {
    return !opponents.isEmpty() || !candidates.values().stream().allMatch(Said::isAsBefore);
  }

  List<Opponent> opponents() {
    return List.copyOf(opponents.values());
  }

  List<Said> candidates() {
    return List.copyOf(candidates.values());
  }

  ContradictedCase copy() {
    return of(opponents.values(), candidates.values());
  }
}
