package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the final revisions of candidates with the truth.
 *
 * <p>Rules. Withdrawn candidates do not count. A candidate matches a truth if both are of one kind
 * and
 *
 * <ul>
 *   <li>for a bridge: the site is the same, the start differs by at most {@link #MOMENT_SLACK}, and
 *       the truth's subject is the plate or the device of the candidate;
 *   <li>for a zone: the fence is the same, the times overlap when widened by {@link #STAY_SLACK},
 *       and the truth's subject is the plate or the device of the candidate;
 *   <li>for an object: the fence is the same and the places are at most {@link #OBJECT_SLACK_M}
 *       apart. Time does not matter: an object stays where it is.
 * </ul>
 *
 * <p>Pairs are made one to one, the nearest start (for objects the nearest place) first. A
 * candidate left over is a duplicate if it matches some truth, excused if its gate says {@code
 * INADMISSIBLE} and one of the reasons begins with {@code EXEMPT}, and a false alarm otherwise. A
 * truth is expected if the {@link Observation} holds {@code settle} of it: for a moment (end equals
 * start) the moment itself and {@code settle} after it.
 */
public final class Scorer {

  /** A passage is one moment in both; clocks are the same. */
  static final Duration MOMENT_SLACK = Duration.ofSeconds(1);

  /** The detector sees the border with the error of a fix or two. */
  static final Duration STAY_SLACK = Duration.ofSeconds(5);

  /** Twice the largest georeference error, less than half the distance between two objects. */
  static final double OBJECT_SLACK_M = 15;

  private static final double EARTH_RADIUS_M = 6_371_008.8;

  private record Pair(Truth truth, Candidate candidate, double distance) {}

  /**
   * Scores a run that was observed from before the first truth on.
   *
   * @param finalRevisions the highest revision of each candidate
   */
  public static Score score(
      List<Truth> truths, List<Candidate> finalRevisions, Instant observedUntil, Duration settle) {
    return score(truths, finalRevisions, new Observation(Instant.EPOCH, observedUntil, settle));
  }

  /**
   * Scores a run.
   *
   * @param finalRevisions the highest revision of each candidate
   */
  public static Score score(
      List<Truth> truths, List<Candidate> finalRevisions, Observation observation) {
    Map<ViolationKind, List<Candidate>> standing = new EnumMap<>(ViolationKind.class);
    Set<String> ids = new HashSet<>();
    for (Candidate candidate : finalRevisions) {
      if (!ids.add(candidate.id())) {
        throw new IllegalArgumentException(
            "two revisions of candidate " + candidate.id() + "; only the last counts");
      }
      if (candidate.phase() != Candidate.Phase.WITHDRAWN) {
        standing.computeIfAbsent(candidate.kind(), kind -> new ArrayList<>()).add(candidate);
      }
    }
    Map<ViolationKind, KindScore> kinds = new EnumMap<>(ViolationKind.class);
    List<Truth> missed = new ArrayList<>();
    List<Candidate> falseAlarms = new ArrayList<>();
    List<Candidate> duplicates = new ArrayList<>();
    for (ViolationKind kind : ViolationKind.values()) {
      List<Truth> ofKind =
          truths.stream()
              .filter(truth -> truth.kind().detectedAs().filter(kind::equals).isPresent())
              .toList();
      kinds.put(
          kind,
          scoreKind(
              ofKind,
              standing.getOrDefault(kind, List.of()),
              observation,
              missed,
              falseAlarms,
              duplicates));
    }
    return new Score(kinds, missed, falseAlarms, duplicates);
  }

  private static KindScore scoreKind(
      List<Truth> truths,
      List<Candidate> candidates,
      Observation observation,
      List<Truth> missed,
      List<Candidate> falseAlarms,
      List<Candidate> duplicates) {
    List<Pair> pairs = pairs(truths, candidates);
    Set<Truth> foundTruths = new HashSet<>();
    Set<Candidate> paired = new HashSet<>();
    Set<Candidate> matching = new HashSet<>();
    for (Pair pair : pairs) {
      matching.add(pair.candidate());
      if (!foundTruths.contains(pair.truth()) && !paired.contains(pair.candidate())) {
        foundTruths.add(pair.truth());
        paired.add(pair.candidate());
      }
    }
    int missedBefore = missed.size();
    for (Truth truth : truths) {
      if (!foundTruths.contains(truth) && isExpected(truth, observation)) {
        missed.add(truth);
      }
    }
    int falseBefore = falseAlarms.size();
    int duplicatesBefore = duplicates.size();
    int excused = 0;
    for (Candidate candidate : candidates) {
      if (paired.contains(candidate)) {
        continue;
      }
      if (matching.contains(candidate)) {
        duplicates.add(candidate);
      } else if (isExcused(candidate)) {
        excused++;
      } else {
        falseAlarms.add(candidate);
      }
    }
    int missedHere = missed.size() - missedBefore;
    return new KindScore(
        foundTruths.size() + missedHere,
        foundTruths.size(),
        missedHere,
        falseAlarms.size() - falseBefore,
        duplicates.size() - duplicatesBefore,
        excused);
  }

  /** All pairs that match, nearest first; only pairs of one place are looked at. */
  private static List<Pair> pairs(List<Truth> truths, List<Candidate> candidates) {
    Map<String, List<Truth>> byPlace = new HashMap<>();
    for (Truth truth : truths) {
      byPlace.computeIfAbsent(truth.place(), place -> new ArrayList<>()).add(truth);
    }
    List<Pair> pairs = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String place =
          candidate.kind() == ViolationKind.BRIDGE_OVERLOAD
              ? candidate.place().siteId()
              : candidate.place().fenceId();
      for (Truth truth : byPlace.getOrDefault(place, List.of())) {
        double distance = distance(truth, candidate);
        if (!Double.isNaN(distance)) {
          pairs.add(new Pair(truth, candidate, distance));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::distance)
            .thenComparing(pair -> pair.truth().start())
            .thenComparing(pair -> pair.candidate().id()));
    return pairs;
  }

  /** How far apart the two are, in seconds or metres; NaN if they do not match. */
  private static double distance(Truth truth, Candidate candidate) {
    Candidate.Episode episode = candidate.episode();
    double startsApartS =
        Math.abs(Duration.between(truth.start(), episode.start()).toMillis() / 1000.0);
    return switch (candidate.kind()) {
      case BRIDGE_OVERLOAD ->
          isSubject(truth, candidate) && startsApartS <= MOMENT_SLACK.toMillis() / 1000.0
              ? startsApartS
              : Double.NaN;
      case PROHIBITED_ZONE ->
          isSubject(truth, candidate) && overlaps(truth, episode) ? startsApartS : Double.NaN;
      case PATROL_OBJECT -> {
        double apartM = distanceM(truth, candidate.place());
        yield apartM <= OBJECT_SLACK_M ? apartM : Double.NaN;
      }
    };
  }

  private static boolean isSubject(Truth truth, Candidate candidate) {
    return truth.subject().equals(candidate.subject().plate())
        || truth.subject().equals(candidate.subject().deviceId());
  }

  private static boolean overlaps(Truth truth, Candidate.Episode episode) {
    Instant episodeEnd =
        episode.end() == null || episode.end().isBefore(episode.lastObserved())
            ? episode.lastObserved()
            : episode.end();
    boolean begunBeforeEnd =
        truth.end() == null || !episode.start().isAfter(truth.end().plus(STAY_SLACK));
    return begunBeforeEnd && !truth.start().isAfter(episodeEnd.plus(STAY_SLACK));
  }

  private static double distanceM(Truth truth, Candidate.Place place) {
    double northM = Math.toRadians(place.lat() - truth.lat()) * EARTH_RADIUS_M;
    double eastM =
        Math.toRadians(place.lng() - truth.lng())
            * EARTH_RADIUS_M
            * Math.cos(Math.toRadians(truth.lat()));
    return Math.hypot(eastM, northM);
  }

  private static boolean isExpected(Truth truth, Observation observation) {
    Instant start = truth.start();
    boolean moment = start.equals(truth.end());
    Instant seenFrom = start.isBefore(observation.from()) ? observation.from() : start;
    Instant seenTo =
        truth.end() == null || moment || truth.end().isAfter(observation.until())
            ? observation.until()
            : truth.end();
    if (moment && start.isBefore(observation.from())) {
      return false;
    }
    return !seenFrom.plus(observation.settle()).isAfter(seenTo);
  }

  private static boolean isExcused(Candidate candidate) {
    return candidate.gate().grade() == Candidate.Gate.Grade.INADMISSIBLE
        && candidate.gate().reasons().stream().anyMatch(reason -> reason.startsWith("EXEMPT"));
  }

  private Scorer() {}
}
