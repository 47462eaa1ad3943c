package dev.offsite.monitor.board;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The newest revision of every candidate, newest decision first.
 *
 * <p>Holds at most a given number of candidates; above it the one decided longest ago leaves. Not
 * safe for use by several threads.
 */
public final class CaseBoard {

  /** By time of decision; the id makes two of one instant distinct. */
  private static final Comparator<Candidate> OLDEST_FIRST =
      Comparator.comparing((Candidate candidate) -> candidate.clocks().decided())
          .thenComparing(Candidate::id);

  private final int candidatesMax;
  private final Map<String, Candidate> byId = new HashMap<>();
  private final TreeSet<Candidate> byDecision = new TreeSet<>(OLDEST_FIRST);
  private long dropped;

  /** What a revision did to the board. */
  public enum Change {
    /** A candidate that was not on the board. */
    ADDED,
    /** A newer revision of one that was. */
    REVISED,
    /** The revision the board already held. */
    REPEATED,
    /** An older revision than the board holds: passed over. */
    OUTDATED
  }

  /**
   * An empty board.
   *
   * @param candidatesMax most candidates it holds
   */
  public CaseBoard(int candidatesMax) {
    if (candidatesMax < 1) {
      throw new IllegalArgumentException("a board of " + candidatesMax + " candidates holds none");
    }
    this.candidatesMax = candidatesMax;
  }

  /** Takes a revision in. */
  public Change fold(Candidate revision) {
    Candidate held = byId.get(revision.id());
    if (held != null && held.revision() >= revision.revision()) {
      return held.revision() == revision.revision() ? Change.REPEATED : Change.OUTDATED;
    }
    if (held != null) {
      byDecision.remove(held);
    }
    byId.put(revision.id(), revision);
    byDecision.add(revision);
    if (byId.size() > candidatesMax) {
      Candidate oldest = byDecision.pollFirst();
      byId.remove(oldest.id());
      dropped++;
    }
    return held == null ? Change.ADDED : Change.REVISED;
  }

  /** The candidate in its newest revision. */
  public Optional<Candidate> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The candidates decided last, the newest first. */
  public List<Candidate> newest(int limit) {
    List<Candidate> newest = new ArrayList<>(Math.min(limit, byId.size()));
    for (Candidate candidate : byDecision.descendingSet()) {
      if (newest.size() >= limit) {
        break;
      }
      newest.add(candidate);
    }
    return newest;
  }

  /** Number of candidates of each kind that stand: the withdrawn are not counted. */
  public Map<ViolationKind, Integer> standingByKind() {
    Map<ViolationKind, Integer> counts = new EnumMap<>(ViolationKind.class);
    for (Candidate candidate : byId.values()) {
      if (candidate.phase() != Candidate.Phase.WITHDRAWN) {
        counts.merge(candidate.kind(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Number of candidates in each phase. */
  public Map<Candidate.Phase, Integer> countByPhase() {
    Map<Candidate.Phase, Integer> counts = new EnumMap<>(Candidate.Phase.class);
    for (Candidate candidate : byId.values()) {
      counts.merge(candidate.phase(), 1, Integer::sum);
    }
    return counts;
  }

  /** Number of candidates on the board. */
  public int size() {
    return byId.size();
  }

  /** Number of candidates that had to leave because the board was full. */
  public long dropped() {
    return dropped;
  }
}
