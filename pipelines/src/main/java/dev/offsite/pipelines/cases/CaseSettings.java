package dev.offsite.pipelines.cases;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long cases are kept and waited for. Immutable.
 *
 * @param feedbackWait how long a feedback waits for its candidate, or for the version it is based
 *     on; default 10 min: detection and its sinks are never behind for longer without an alarm
 * @param futureMax how far ahead the clock of whoever sends feedback may be; default 5 min, as far
 *     as unsynchronised office machines are off
 * @param keptAfterEnd how long an ended case is kept, and can be opened anew; default 30 days: an
 *     objection comes within that time
 * @param keptOpen how long a case is kept after its last change; default 400 days: a year in which
 *     offences of one vehicle count together, and a month
 * @param precisionDays days of the rolling precision, 1 to 400; default 30
 */
public record CaseSettings(
    Duration feedbackWait,
    Duration futureMax,
    Duration keptAfterEnd,
    Duration keptOpen,
    int precisionDays)
    implements Serializable {

  /** The defaults. */
  public static final CaseSettings DEFAULT =
      new CaseSettings(
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Duration.ofDays(30),
          Duration.ofDays(400),
          30);

  private static final int PRECISION_DAYS_MAX = 400;

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming setting, value and limit
   */
  public CaseSettings {
    requirePositive("feedbackWait", feedbackWait);
    requirePositive("futureMax", futureMax);
    requirePositive("keptAfterEnd", keptAfterEnd);
    requirePositive("keptOpen", keptOpen);
    if (keptOpen.compareTo(keptAfterEnd) < 0) {
      throw new IllegalArgumentException(
          "keptOpen: " + keptOpen + " is below keptAfterEnd " + keptAfterEnd);
    }
    if (precisionDays < 1 || precisionDays > PRECISION_DAYS_MAX) {
      throw new IllegalArgumentException(
          "precisionDays: " + precisionDays + " is not within 1 and " + PRECISION_DAYS_MAX);
    }
  }

  /**
   * When a case that stands like this is forgotten, in milliseconds of the epoch.
   *
   * @param standing null if only feedback came so far
   */
  long clearAtMs(@Nullable CaseStanding standing, long changedAtMs) {
    boolean isEnded = standing != null && standing.status().isEnd();
    return changedAtMs + (isEnded ? keptAfterEnd : keptOpen).toMillis();
  }

  /** These, with another wait for feedback. */
  public CaseSettings withFeedbackWait(Duration wait) {
    return new CaseSettings(wait, futureMax, keptAfterEnd, keptOpen, precisionDays);
  }

  /** These, with another time for which an ended case is kept. */
  public CaseSettings withKeptAfterEnd(Duration kept) {
    return new CaseSettings(feedbackWait, futureMax, kept, keptOpen, precisionDays);
  }

  /** These, with another number of days of the rolling precision. */
  public CaseSettings withPrecisionDays(int days) {
    return new CaseSettings(feedbackWait, futureMax, keptAfterEnd, keptOpen, days);
  }

  private static void requirePositive(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " is not positive");
    }
  }
}
