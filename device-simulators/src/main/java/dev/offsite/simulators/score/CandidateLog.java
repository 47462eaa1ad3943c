package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of revisions, in any order and repeated, one {@link TrackedCandidate} for each candidate.
 *
 * <p>Takes all revisions as well as only the last of each: where the first is missing, it is not
 * known when the candidate was opened. Holds at most a given number of candidates; above it the one
 * seen first leaves. Not thread-safe.
 */
public final class CandidateLog {

  private final int candidatesMax;
  private final Map<String, TrackedCandidate> byId = new LinkedHashMap<>();
  private long dropped;

  /**
   * An empty log.
   *
   * @param candidatesMax most candidates it holds
   */
  public CandidateLog(int candidatesMax) {
    if (candidatesMax < 1) {
      throw new IllegalArgumentException("a log of " + candidatesMax + " candidates holds none");
    }
    this.candidatesMax = candidatesMax;
  }

  /** Takes a revision in. */
  public void add(Candidate revision) {
    TrackedCandidate held = byId.get(revision.id());
    Candidate latest =
        held == null || revision.revision() > held.latest().revision() ? revision : held.latest();
    byId.put(revision.id(), new TrackedCandidate(latest, opened(held, revision)));
    if (byId.size() > candidatesMax) {
      Iterator<String> oldest = byId.keySet().iterator();
      oldest.next();
      oldest.remove();
      dropped++;
    }
  }

  /** After a failure the first revision may be decided twice: the earlier one was said first. */
  private static @Nullable Instant opened(@Nullable TrackedCandidate held, Candidate revision) {
    Instant known = held == null ? null : held.opened();
    if (revision.revision() != 1) {
      return known;
    }
    Instant decided = revision.clocks().decided();
    return known == null || decided.isBefore(known) ? decided : known;
  }

  /** All candidates, in the order they were first seen. */
  public List<TrackedCandidate> all() {
    return List.copyOf(byId.values());
  }

  /**
   * The candidates about what can have happened between two instants: those are left out that end
   * before the first or start after the second, which other runs or later hours have made.
   */
  public List<TrackedCandidate> between(Instant from, Instant until) {
    return byId.values().stream()
        .filter(each -> !each.latest().episode().lastObserved().isBefore(from))
        .filter(each -> !each.latest().episode().start().isAfter(until))
        .toList();
  }

  /** Number of candidates that had to leave because the log was full. */
  public long dropped() {
    return dropped;
  }
}
