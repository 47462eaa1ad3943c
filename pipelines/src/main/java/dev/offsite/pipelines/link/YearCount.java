package dev.offsite.pipelines.link;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How many journeys were over within the year that ends with an act. Immutable.
 *
 * <p>The year is one of the calendar, on the clock of the law's country: an act on 5 March at noon
 * counts those after 5 March at noon of the year before. One exactly a year ago is out, since a
 * year has passed; the act itself is in. A journey counts once, from its first candidate that
 * counts.
 */
final class YearCount {

  /** The whole country has one legal time. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final long[] countedFromMs;
  private final long[] reviewedFromMs;

  private YearCount(Map<String, Long> countedFromMs, Map<String, Long> reviewedFromMs) {
    this.countedFromMs = sorted(countedFromMs);
    this.reviewedFromMs = sorted(reviewedFromMs);
  }

  /**
   * Counts these.
   *
   * @param journeyOf names the journey of an offence
   */
  static YearCount of(Collection<Offence> offences, Function<Offence, String> journeyOf) {
    Map<String, Long> counted = new HashMap<>();
    Map<String, Long> reviewed = new HashMap<>();
    for (Offence offence : offences) {
      switch (offence.weight()) {
        case COUNTED -> {
          counted.merge(journeyOf.apply(offence), offence.startMs(), Math::min);
          reviewed.merge(journeyOf.apply(offence), offence.startMs(), Math::min);
        }
        case UNDER_REVIEW -> reviewed.merge(journeyOf.apply(offence), offence.startMs(), Math::min);
        case NOT_USABLE, WITHDRAWN -> {
          // counts against nobody
        }
      }
    }
    return new YearCount(counted, reviewed);
  }

  /** Journeys that count, up to and with an act. */
  int countedUpTo(long actMs) {
    return within(countedFromMs, actMs);
  }

  /** The same with those that a human has to look at first. */
  int withReviewUpTo(long actMs) {
    return within(reviewedFromMs, actMs);
  }

  private static long[] sorted(Map<String, Long> fromMs) {
    return fromMs.values().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static int within(long[] fromMs, long actMs) {
    long yearBefore =
        Instant.ofEpochMilli(actMs).atZone(ZONE).minusYears(1).toInstant().toEpochMilli();
    return notAfter(fromMs, actMs) - notAfter(fromMs, yearBefore);
  }

  /** How many lie at {@code limitMs} or before. */
  private static int notAfter(long[] fromMs, long limitMs) {
    int at = Arrays.binarySearch(fromMs, limitMs + 1);
    while (at > 0 && fromMs[at - 1] == limitMs + 1) {
      at--;
    }
    return at >= 0 ? at : -at - 1;
  }
}
