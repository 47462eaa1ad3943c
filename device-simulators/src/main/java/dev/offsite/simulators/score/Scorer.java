package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares candidates, as they stand at last, with the truth.
 *
 * <p><b>Who counts.</b> A candidate whose latest revision is withdrawn counts only as withdrawn. A
 * truth is expected if the {@link Observation} holds {@code settle} of it: for a moment (end equals
 * start) the moment itself and {@code settle} after it. A truth that is not expected and found all
 * the same counts as expected and found.
 *
 * <p><b>Who matches.</b> Both are of one kind (an {@link Offence} and the violation kind of the
 * same name), and place, subject and time agree as the offence's {@link MatchingRule} says. The
 * times of a candidate run from its start to its end, or to its last observation if that is later
 * or it goes on.
 *
 * <p><b>Who belongs together.</b> Pairs are made one to one, the nearest starts first; where time
 * does not matter, the nearest places. A candidate left over is a duplicate if it matches some
 * truth, and a false alarm otherwise. A truth left over is missed if it was expected.
 *
 * <p><b>Reports that never came.</b> What a device still holds back when the run ends was never
 * sent. Its violations are missed all the same: they happened, and nobody was told. They stand in
 * the group of the fault that held them back, where a reader finds them apart from the rest.
 *
 * <p>Stateless; thread-safe.
 */
public final class Scorer {

  private record Pair(Truth truth, TrackedCandidate candidate, double distance) {}

  /**
   * Scores a run of devices of which no faults are known.
   *
   * @throws IllegalArgumentException if a candidate stands there twice
   */
  public static Score score(
      List<Truth> truths, Collection<TrackedCandidate> candidates, Observation observation) {
    return score(truths, candidates, observation, List.of());
  }

  /**
   * Scores a run.
   *
   * @param devices which faults each device had; empty if that is not known
   * @throws IllegalArgumentException if a candidate stands there twice
   */
  public static Score score(
      List<Truth> truths,
      Collection<TrackedCandidate> candidates,
      Observation observation,
      List<DeviceFaults> devices) {
    Set<String> ids = new HashSet<>();
    for (TrackedCandidate candidate : candidates) {
      if (!ids.add(candidate.latest().id())) {
        throw new IllegalArgumentException(
            "two revisions of candidate " + candidate.latest().id() + "; only the last counts");
      }
    }
    FaultGroups groups = new FaultGroups(devices, candidates);
    List<Truth> certain =
        truths.stream()
            .map(truth -> groups.mayBeSpoilt(truth) ? truth.withUncertainRecord() : truth)
            .map(truth -> groups.mayHideThePasser(truth) ? truth.withUncertainPasser() : truth)
            .toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (Offence offence : Offence.values()) {
      List<TrackedCandidate> ofKind =
          candidates.stream()
              .filter(candidate -> Offence.of(candidate.latest().kind()) == offence)
              .toList();
      scoreOffence(
          certain.stream().filter(truth -> truth.kind() == offence).toList(),
          ofKind.stream().filter(Scorer::stands).toList(),
          observation,
          groups,
          outcomes);
      ofKind.stream()
          .filter(candidate -> !stands(candidate))
          .map(TrackedCandidate::latest)
          .forEach(last -> outcomes.add(new Outcome.Withdrawn(last, groups.of(last))));
    }
    return new Score(observation, outcomes);
  }

  private static boolean stands(TrackedCandidate candidate) {
    return candidate.latest().phase() != Candidate.Phase.WITHDRAWN;
  }

  private static void scoreOffence(
      List<Truth> truths,
      List<TrackedCandidate> candidates,
      Observation observation,
      FaultGroups groups,
      List<Outcome> outcomes) {
    // by identity: two truths may be equal and still be two
    Set<Truth> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<TrackedCandidate> paired = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<TrackedCandidate> matching = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Pair pair : pairs(truths, candidates)) {
      matching.add(pair.candidate());
      if (!found.contains(pair.truth()) && !paired.contains(pair.candidate())) {
        found.add(pair.truth());
        paired.add(pair.candidate());
        outcomes.add(found(pair, observation, groups));
      }
    }
    for (Truth truth : truths) {
      if (!found.contains(truth) && observation.expects(truth)) {
        outcomes.add(new Outcome.Missed(truth, groups.of(truth)));
      }
    }
    for (TrackedCandidate candidate : candidates) {
      Candidate last = candidate.latest();
      if (!paired.contains(candidate)) {
        outcomes.add(
            matching.contains(candidate)
                ? new Outcome.Duplicate(last, groups.of(last))
                : new Outcome.FalseAlarm(last, groups.of(last)));
      }
    }
  }

  private static Outcome.Found found(Pair pair, Observation observation, FaultGroups groups) {
    Truth truth = pair.truth();
    Candidate candidate = pair.candidate().latest();
    boolean seenToBegin = !truth.start().isBefore(observation.from());
    Instant opened = pair.candidate().opened();
    return new Outcome.Found(
        truth,
        pair.candidate(),
        seenToBegin ? Nearness.secondsBetween(truth.start(), candidate.episode().start()) : null,
        seenToBegin && opened != null ? Nearness.secondsBetween(truth.start(), opened) : null,
        placeErrorM(truth, candidate, seenToBegin),
        groups.of(truth));
  }

  /** A truth's place is where it began: of a drive, the first point of the candidate's track. */
  private static @Nullable Double placeErrorM(
      Truth truth, Candidate candidate, boolean seenToBegin) {
    MatchingRule rule = MatchingRule.of(truth.kind());
    Candidate.Place place = candidate.place();
    if (rule.place() == MatchingRule.PlaceRule.SAME_SITE) {
      return null;
    }
    if (rule.when() == MatchingRule.TimeRule.ANY_TIME) {
      return Nearness.distanceM(truth, place.lng(), place.lat());
    }
    if (!seenToBegin) {
      return null;
    }
    List<Candidate.TrackPoint> track = candidate.evidence().track();
    return track.isEmpty()
        ? Nearness.distanceM(truth, place.lng(), place.lat())
        : Nearness.distanceM(truth, track.get(0).lng(), track.get(0).lat());
  }

  /** All pairs that match, nearest first; only pairs of one place or subject are looked at. */
  private static List<Pair> pairs(List<Truth> truths, List<TrackedCandidate> candidates) {
    Map<String, List<Truth>> byKey = new HashMap<>();
    for (Truth truth : truths) {
      byKey.computeIfAbsent(keyOf(truth), key -> new ArrayList<>()).add(truth);
    }
    List<Pair> pairs = new ArrayList<>();
    for (TrackedCandidate candidate : candidates) {
      for (String key : keysOf(candidate.latest())) {
        for (Truth truth : byKey.getOrDefault(key, List.of())) {
          Nearness.of(truth, candidate.latest())
              .ifPresent(distance -> pairs.add(new Pair(truth, candidate, distance)));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::distance)
            .thenComparing(pair -> pair.truth().start())
            .thenComparing(pair -> pair.candidate().latest().id()));
    return pairs;
  }

  private static String keyOf(Truth truth) {
    return MatchingRule.of(truth.kind()).place() == MatchingRule.PlaceRule.ANYWHERE
        ? truth.subject()
        : truth.place();
  }

  private static Set<String> keysOf(Candidate candidate) {
    Set<String> keys = new HashSet<>();
    switch (MatchingRule.of(Offence.of(candidate.kind())).place()) {
      case SAME_SITE -> keys.add(candidate.place().siteId());
      case SAME_FENCE -> keys.add(candidate.place().fenceId());
      case ANYWHERE -> {
        keys.add(candidate.subject().plate());
        keys.add(candidate.subject().deviceId());
      }
    }
    return keys;
  }

  private Scorer() {}
}
