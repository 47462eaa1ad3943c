package dev.offsite.monitor.access;

import java.time.Duration;

/**
 * How long and how many.
 *
 * @param idle a session without a request for so long is over
 * @param absolute and any after so long
 * @param perUser most sessions of a user; with one more, the oldest ends
 * @param total most sessions altogether; with one more, the one longest idle ends
 */
public record SessionLimits(Duration idle, Duration absolute, int perUser, int total) {

  /**
   * Half an hour idle, which an open stream prevents; a shift of eight hours and its hand-over; two
   * screens, a phone and some more; a city's staff.
   */
  public static final SessionLimits DEFAULT =
      new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(10), 10, 5_000);

  public SessionLimits {
    if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
      throw new IllegalArgumentException(
          "idle " + idle + " is not above 0 and at most absolute " + absolute);
    }
    if (perUser < 1 || total < perUser) {
      throw new IllegalArgumentException("perUser " + perUser + " is not 1 to total " + total);
    }
  }
}
