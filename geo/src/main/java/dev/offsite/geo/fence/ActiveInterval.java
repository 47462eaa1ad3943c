package dev.offsite.geo.fence;

import java.time.Instant;

/**
 * A span of active time, [from, to).
 *
 * @param from first active instant
 * @param to first instant no more active
 */
public record ActiveInterval(Instant from, Instant to) {}
