package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the registers say of the truck a terminal is built into, over a span of time in which none
 * of it changes. Immutable; thread-safe. Hot path.
 *
 * @param plate of the terminal; null if it has none, or is not registered then
 * @param vehicle with that plate; null if none is registered then
 * @param permits transport permits of that plate that are valid then, by id
 * @param from the span, inclusive
 * @param to the span, exclusive
 */
public record RegisteredTruck(
    @Nullable String plate,
    ReferenceEntry.@Nullable Vehicle vehicle,
    List<ReferenceEntry.Permit> permits,
    Instant from,
    Instant to) {

  public RegisteredTruck {
    permits = List.copyOf(permits);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Whether a time lies in the span. */
  public boolean holdsAt(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** Whether it is exempt from the rules. */
  public boolean isExempt() {
    return vehicle != null && vehicle.exempt();
  }

  static RegisteredTruck at(
      Instant at,
      String deviceId,
      Versions<ReferenceEntry.Device> devices,
      Versions<ReferenceEntry.Vehicle> vehicles,
      PermitsByPlate permits) {
    Span span = new Span(at);
    devices.allOf(deviceId).forEach(version -> span.narrow(version.validity()));
    String plate = devices.findAt(deviceId, at).map(ReferenceEntry.Device::plate).orElse(null);
    if (plate == null) {
      return new RegisteredTruck(null, null, List.of(), span.from, span.to);
    }
    vehicles.allOf(plate).forEach(version -> span.narrow(version.validity()));
    permits.allOf(plate).forEach(permit -> span.narrow(permit.validity()));
    Optional<ReferenceEntry.Vehicle> vehicle = vehicles.findAt(plate, at);
    return new RegisteredTruck(
        plate, vehicle.orElse(null), permits.validAt(plate, at), span.from, span.to);
  }

  /** The time around a moment until the next begin or end of anything. */
  private static final class Span {

    private final Instant at;
    private Instant from = Instant.MIN;
    private Instant to = Instant.MAX;

    Span(Instant at) {
      this.at = at;
    }

    void narrow(Validity validity) {
      change(validity.from());
      if (validity.to() != null) {
        change(validity.to());
      }
    }

    private void change(Instant change) {
      if (change.isAfter(at)) {
        to = change.isBefore(to) ? change : to;
      } else {
        from = change.isAfter(from) ? change : from;
      }
    }
  }
}
