package dev.offsite.pipelines.link;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.Optional;

/**
 * What a rule says about linking.
 *
 * @param journeyGap longest time between two passages of one journey
 * @param journeyMax longest time from the first to the last passage of one journey
 * @param timesInYearMax how often in a year is still without further consequence
 */
record LinkFigures(Duration journeyGap, Duration journeyMax, int timesInYearMax) {

  static final String JOURNEY_GAP_MIN = "journeyGapMin";
  static final String JOURNEY_MAX_MIN = "journeyMaxMin";
  static final String TIMES_IN_YEAR_MAX = "timesInYearMax";

  private static final double MILLIS_PER_MINUTE = 60_000;

  /** The figures of a rule; empty if its candidates are not linked. */
  static Optional<LinkFigures> of(ReferenceEntry.Rule rule) {
    Double gap = rule.parameters().get(JOURNEY_GAP_MIN);
    Double max = rule.parameters().get(JOURNEY_MAX_MIN);
    Double times = rule.parameters().get(TIMES_IN_YEAR_MAX);
    if (gap == null || max == null || times == null) {
      return Optional.empty();
    }
    return Optional.of(new LinkFigures(minutes(gap), minutes(max), times.intValue()));
  }

  private static Duration minutes(double minutes) {
    return Duration.ofMillis(Math.round(minutes * MILLIS_PER_MINUTE));
  }
}
