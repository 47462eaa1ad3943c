package dev.offsite.schemas.reference;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a version is in force.
 *
 * @param from inclusive
 * @param to exclusive; null while no end is known
 */
public record Validity(Instant from, @Nullable Instant to) {
  public Validity {
    Objects.requireNonNull(from, "from");
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("to " + to + " is not after from " + from);
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
