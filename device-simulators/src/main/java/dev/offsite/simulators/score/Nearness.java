package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** How near a candidate is to a truth, if its {@link MatchingRule} lets the two match at all. */
final class Nearness {

  /** Mean radius of the earth (IUGG). */
  private static final double EARTH_RADIUS_M = 6_371_008.8;

  /**
   * The distance by which pairs are made: seconds between the starts, or metres where time does not
   * matter. Empty if the two do not match. Their kinds are not looked at.
   */
  static OptionalDouble of(Truth truth, Candidate candidate) {
    MatchingRule rule = MatchingRule.of(truth.kind());
    double apartM = distanceM(truth, candidate.place().lng(), candidate.place().lat());
    boolean matches =
        placesAgree(rule, truth, candidate.place())
            && (rule.who() == MatchingRule.SubjectRule.ANYBODY || isSubject(truth, candidate))
            && (rule.withinM() == null || apartM <= rule.withinM())
            && timesAgree(rule, truth, candidate.episode());
    if (!matches) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        rule.when() == MatchingRule.TimeRule.ANY_TIME
            ? apartM
            : Math.abs(secondsBetween(truth.start(), candidate.episode().start())));
  }

  private static boolean placesAgree(MatchingRule rule, Truth truth, Candidate.Place place) {
    return switch (rule.place()) {
      case SAME_SITE -> truth.place().equals(place.siteId());
      case SAME_FENCE -> truth.place().equals(place.fenceId());
      case ANYWHERE -> true;
    };
  }

  private static boolean isSubject(Truth truth, Candidate candidate) {
    return truth.subject().equals(candidate.subject().plate())
        || truth.subject().equals(candidate.subject().deviceId());
  }

  private static boolean timesAgree(MatchingRule rule, Truth truth, Candidate.Episode episode) {
    return switch (rule.when()) {
      case SAME_START ->
          Duration.between(truth.start(), episode.start()).abs().compareTo(rule.slack()) <= 0;
      case OVERLAP -> overlaps(truth, episode, rule.slack());
      case ANY_TIME -> true;
    };
  }

  private static boolean overlaps(Truth truth, Candidate.Episode episode, Duration slack) {
    Instant end = episode.end();
    Instant episodeEnd =
        end == null || end.isBefore(episode.lastObserved()) ? episode.lastObserved() : end;
    Instant truthEnd = truth.end();
    boolean begunBeforeEnd = truthEnd == null || !episode.start().isAfter(truthEnd.plus(slack));
    return begunBeforeEnd && !truth.start().isAfter(episodeEnd.plus(slack));
  }

  /** Seconds from the first to the second, to the millisecond; below 0 if that is earlier. */
  static double secondsBetween(Instant first, Instant second) {
    return Duration.between(first, second).toMillis() / 1000.0;
  }

  /** On the plane that touches the sphere at the truth: places that match are near each other. */
  static double distanceM(Truth truth, double lng, double lat) {
    double northM = Math.toRadians(lat - truth.lat()) * EARTH_RADIUS_M;
    double eastM =
        Math.toRadians(lng - truth.lng()) * EARTH_RADIUS_M * Math.cos(Math.toRadians(truth.lat()));
    return Math.hypot(eastM, northM);
  }

  private Nearness() {}
}
