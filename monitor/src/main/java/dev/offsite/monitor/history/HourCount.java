package dev.offsite.monitor.history;

import java.time.Instant;

/**
 * Rows of one hour that holds any.
 *
 * @param hour its begin, a whole hour in UTC
 */
public record HourCount(Instant hour, long rows) {}
