package dev.offsite.simulators.scale;

import java.util.List;
import java.util.Objects;

/**
 * Vehicles that come to a bridge together.
 *
 * @param atS when the first one would cross on an empty road
 * @param trips from front to rear; one, except in a convoy
 */
record Arrival(double atS, List<Trip> trips) {
  Arrival {
    trips = List.copyOf(trips);
    Objects.checkIndex(0, trips.size());
  }
}
