package dev.offsite.simulators.patrol;

import dev.offsite.simulators.zone.Span;
import java.util.Objects;

/**
 * A car at the kerb.
 *
 * @param plate of the car
 * @param place where it stands
 * @param there from when to when
 */
public record ParkedCar(String plate, KerbPlace place, Span there) {

  public ParkedCar {
    Objects.requireNonNull(plate, "plate");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(there, "there");
  }

  /** Whether it stands there at a moment. */
  public boolean isThereAt(double seconds) {
    return there.fromS() <= seconds && seconds < there.toS();
  }
}
