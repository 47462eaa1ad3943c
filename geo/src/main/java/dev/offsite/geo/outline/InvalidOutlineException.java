package dev.offsite.geo.outline;

import dev.offsite.geo.Wgs84Position;
import java.util.Optional;

/**
 * A geometry that cannot be a fence. The message names the reason and, where there is one, the
 * place.
 */
public final class InvalidOutlineException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Wgs84Position place;

  InvalidOutlineException(String reason) {
    super(reason);
    this.place = null;
  }

  InvalidOutlineException(String reason, Wgs84Position place) {
    super(reason + " at lng " + place.lng() + ", lat " + place.lat());
    this.place = place;
  }

  /** Where the fault lies, if it lies at one place (empty after deserialization). */
  public Optional<Wgs84Position> place() {
    return Optional.ofNullable(place);
  }
}
