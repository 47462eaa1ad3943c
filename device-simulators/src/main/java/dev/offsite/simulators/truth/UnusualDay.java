package dev.offsite.simulators.truth;

import java.time.Instant;
import java.util.Objects;

/**
 * A day on which far more of a class was there to be found in a district than usual.
 *
 * @param district id of its fence
 * @param from begin of the day
 * @param places newly there on that day because of it; fewer where the ground has no more room
 */
public record UnusualDay(String district, String objectClass, Instant from, int places) {
  public UnusualDay {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(objectClass, "objectClass");
    Objects.requireNonNull(from, "from");
  }
}
