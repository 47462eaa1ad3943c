package dev.offsite.pipelines.history;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What the history keeps, and for how long it can still correct it. Immutable.
 *
 * @param thinning which fixes are kept
 * @param healthInterval length of an interval of device health; default 5 min: 5,216 trucks make 17
 *     rows a second, and a device that has fallen silent shows within one reading of a chart
 * @param healthShownAfter how soon a change of an interval is written; default 30 s: an interval is
 *     visible before it ends, at ten rows for each at most
 * @param healthKept how far behind the newest receive time an interval is still counted; default 2
 *     h: how long a Kafka partition may lie without leader. What comes later is counted as {@code
 *     healthTooLate}, as its interval is no longer known and would be overwritten with less
 * @param precisionKept how far behind the newest decision the candidates of an hour are still
 *     counted; default 3 days: episodes are judged by then, back-fill of a weekend included
 */
public record HistoryRules(
    Thinning thinning,
    Duration healthInterval,
    Duration healthShownAfter,
    Duration healthKept,
    Duration precisionKept)
    implements Serializable {

  /** The defaults. */
  public static final HistoryRules DEFAULT =
      new HistoryRules(
          Thinning.DEFAULT,
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofHours(2),
          Duration.ofDays(3));

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming setting, value and limit
   */
  public HistoryRules {
    Objects.requireNonNull(thinning, "thinning");
    Thinning.requireWholeSeconds("healthInterval", healthInterval);
    Thinning.requireWholeSeconds("healthShownAfter", healthShownAfter);
    requireAtLeast("healthKept", healthKept, healthInterval.multipliedBy(2));
    requireAtLeast("precisionKept", precisionKept, Duration.ofHours(1));
  }

  private static void requireAtLeast(String name, Duration value, Duration min) {
    if (value.compareTo(min) < 0) {
      throw new IllegalArgumentException(name + " " + value + " is below " + min);
    }
  }
}
