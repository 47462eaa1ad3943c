package dev.offsite.schemas.reference;

import java.time.Instant;
import java.util.Objects;

/**
 * When a version is in force.
 *
 * @param from inclusive
 * @param to exclusive; null while no end is known
 */
public record Validity(Instant from, Instant to) {
  public Validity {
    Objects.requireNonNull(from, "from");
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("validTo " + to + " is not after validFrom " + from);
    }
  }

  /** Whether {@code instant} lies in it. */
  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && (to == null || instant.isBefore(to));
  }

  /** Whether some instant lies in both. */
  public boolean overlaps(Validity other) {
    return (to == null || other.from.isBefore(to)) && (other.to == null || from.isBefore(other.to));
  }
}
