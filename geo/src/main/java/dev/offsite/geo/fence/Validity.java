package dev.offsite.geo.fence;

import java.time.Instant;
import java.util.Objects;

/**
 * When a version of a fence is in force: [from, to).
 *
 * @param from first instant in force; {@link Instant#MIN} for "since ever"
 * @param to first instant no more in force; null for "until further notice"
 */
public record Validity(Instant from, Instant to) {
  /** In force at every instant. */
  public static final Validity ALWAYS = new Validity(Instant.MIN, null);

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code to} is not after {@code from}
   */
  public Validity {
    Objects.requireNonNull(from, "from");
    if (to != null && !to.isAfter(from)) {
      throw new IllegalArgumentException("validTo " + to + " is not after validFrom " + from);
    }
  }

  /** In force from an instant until further notice. */
  public static Validity from(Instant from) {
    return new Validity(from, null);
  }

  /** Whether the instant lies in the validity. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && (to == null || instant.isBefore(to));
  }
}
