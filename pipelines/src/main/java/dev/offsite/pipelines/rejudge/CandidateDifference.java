package dev.offsite.pipelines.rejudge;

import dev.offsite.pipelines.link.LinkFacts;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds after judging again, against what held before. Candidates are told by their id; a
 * withdrawn one does not hold. Clocks, revision numbers, release and coordinates of records are not
 * compared: they say when and from which copy something was judged, not what. Nor is what other
 * candidates add ({@link LinkFacts}): a span does not know the year before it.
 *
 * @param added hold after and not before, by start
 * @param removed hold before and not after, by start
 * @param changed hold both times and say something else, by start
 * @param same number of candidates that are the same both times
 * @param goingOn number of candidates that hold both times and had not ended one of both times:
 *     what is said of them still changes
 */
public record CandidateDifference(
    List<Candidate> added, List<Candidate> removed, List<Change> changed, int same, int goingOn) {

  private static final Comparator<Candidate> BY_START =
      Comparator.<Candidate, Instant>comparing(c -> c.episode().start())
          .thenComparing(Candidate::id);

  /** The parts of a candidate that are compared, by the name they have in its JSON. */
  private static final Map<String, Function<Candidate, @Nullable Object>> PARTS =
      Map.of(
          "rule", candidate -> candidate.rule().id() + " v" + candidate.rule().version(),
          "subject", Candidate::subject,
          "episode", Candidate::episode,
          "facts", candidate -> LinkFacts.without(candidate.facts()),
          "place", Candidate::place,
          "law", Candidate::law,
          "gate", Candidate::gate,
          "deadlines", Candidate::deadlines,
          "phase", candidate -> candidate.phase() == Candidate.Phase.CLOSED);

  public CandidateDifference {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /**
   * One candidate that says something else.
   *
   * @param parts names of what differs, sorted
   */
  public record Change(Candidate before, Candidate after, List<String> parts) {
    public Change {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
      parts = List.copyOf(parts);
    }
  }

  /**
   * The difference between two sets of newest revisions.
   *
   * @throws IllegalArgumentException if one of them holds an id twice
   */
  public static CandidateDifference of(Collection<Candidate> before, Collection<Candidate> after) {
    Map<String, Candidate> held = holding(before);
    Map<String, Candidate> holds = holding(after);
    List<Candidate> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    int same = 0;
    int goingOn = 0;
    for (Candidate candidate : holds.values()) {
      Candidate earlier = held.remove(candidate.id());
      if (earlier == null) {
        added.add(candidate);
        continue;
      }
      if (earlier.phase() != Candidate.Phase.CLOSED
          || candidate.phase() != Candidate.Phase.CLOSED) {
        goingOn++;
        continue;
      }
      List<String> parts = partsThatDiffer(earlier, candidate);
      if (parts.isEmpty()) {
        same++;
      } else {
        changed.add(new Change(earlier, candidate, parts));
      }
    }
    List<Candidate> removed = new ArrayList<>(held.values());
    added.sort(BY_START);
    removed.sort(BY_START);
    changed.sort(Comparator.comparing(Change::after, BY_START));
    return new CandidateDifference(added, removed, changed, same, goingOn);
  }

  /** Whether both times say the same. */
  public boolean isNone() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  private static Map<String, Candidate> holding(Collection<Candidate> candidates) {
    Map<String, Candidate> holding = new HashMap<>();
    for (Candidate candidate : candidates) {
      if (candidate.phase() != Candidate.Phase.WITHDRAWN
          && holding.put(candidate.id(), candidate) != null) {
        throw new IllegalArgumentException("candidate " + candidate.id() + " stands there twice");
      }
    }
    return holding;
  }

  private static List<String> partsThatDiffer(Candidate a, Candidate b) {
    return PARTS.entrySet().stream()
        .filter(part -> !Objects.equals(part.getValue().apply(a), part.getValue().apply(b)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
