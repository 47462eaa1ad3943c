package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.standalone.bench.BenchFailedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what a contender said with the visits there were.
 *
 * <p>A baseline must have said each first fix inside and each first fix outside again, once, and
 * nothing else. The detection job asks for more than one fix and knows the accuracy: it must hold a
 * candidate about each visit that is beyond doubt, and none where the truck was not near.
 */
final class AnswerCheck {

  /** A candidate may rest on a way between two fixes, of which neither lies inside. */
  private static final long NEAR_MS = 10_000;

  private record Told(String deviceId, String fenceId, Alarm.Crossing crossing, long fixMs) {}

  /**
   * Checks the alarms of a baseline.
   *
   * @throws BenchFailedException if they are not those of the visits
   */
  static void requireAlarms(Contender contender, Collection<Visit> visits, List<?> said)
      throws BenchFailedException {
    Set<Told> expected = new HashSet<>();
    for (Visit visit : visits) {
      if (contender != Contender.CEP || !visit.isFromStart()) {
        expected.add(
            new Told(visit.deviceId(), visit.fenceId(), Alarm.Crossing.ENTER, visit.entryMs()));
      }
      if (visit.exitMs() != Visit.NONE) {
        expected.add(
            new Told(visit.deviceId(), visit.fenceId(), Alarm.Crossing.EXIT, visit.exitMs()));
      }
    }
    Set<Told> told =
        said.stream()
            .map(Alarm.class::cast)
            .map(a -> new Told(a.deviceId(), a.fenceId(), a.crossing(), a.fixMs()))
            .collect(Collectors.toSet());
    if (told.size() != said.size()) {
      throw new BenchFailedException(
          contender + " has said " + (said.size() - told.size()) + " alarms twice");
    }
    requireNone(contender, "was not told", minus(expected, told));
    requireNone(contender, "was told and is not so", minus(told, expected));
  }

  /**
   * Checks the candidates of the detection job.
   *
   * @param near pairs of truck and fence, as {@link #pair} gives them, between which there was a
   *     visit or a way through
   * @throws BenchFailedException if one is missing, or there is one about nothing
   */
  static void requireCandidates(
      Contender contender, Collection<Visit> visits, Set<String> near, List<?> said)
      throws BenchFailedException {
    Map<String, SeenCandidate> newest = new HashMap<>();
    for (Object one : said) {
      SeenCandidate seen = (SeenCandidate) one;
      newest.merge(seen.id(), seen, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    newest.values().removeIf(seen -> seen.phase() == Candidate.Phase.WITHDRAWN);
    Map<String, List<SeenCandidate>> byPair =
        newest.values().stream()
            .collect(Collectors.groupingBy(seen -> pair(seen.deviceId(), seen.fenceId())));
    Set<Visit> missing = new HashSet<>();
    for (Visit visit : visits) {
      if (visit.isSure()
          && byPair.getOrDefault(pair(visit.deviceId(), visit.fenceId()), List.of()).stream()
              .noneMatch(seen -> meets(seen, visit))) {
        missing.add(visit);
      }
    }
    requireNone(contender, "has no candidate", missing);
    requireNone(contender, "was never near and has a candidate", minus(byPair.keySet(), near));
  }

  /** Names a truck and a fence together. */
  static String pair(String deviceId, String fenceId) {
    return deviceId + " in " + fenceId;
  }

  private static boolean meets(SeenCandidate seen, Visit visit) {
    return seen.firstMs() - NEAR_MS <= visit.lastMs() && visit.entryMs() <= seen.lastMs() + NEAR_MS;
  }

  private static <T> Set<T> minus(Set<T> all, Set<T> others) {
    Set<T> left = new HashSet<>(all);
    left.removeAll(others);
    return left;
  }

  private static void requireNone(Contender contender, String fault, Set<?> wrong)
      throws BenchFailedException {
    if (!wrong.isEmpty()) {
      throw new BenchFailedException(
          contender
              + ": "
              + wrong.size()
              + " wrong answers, such as: "
              + fault
              + ": "
              + wrong.iterator().next());
    }
  }

  private AnswerCheck() {}
}
