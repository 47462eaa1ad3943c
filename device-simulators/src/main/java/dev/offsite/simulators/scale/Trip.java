package dev.offsite.simulators.scale;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle on its way, as it truly is.
 *
 * @param vehicle its type
 * @param plate what is on it
 * @param plateReadable whether a camera has a chance
 * @param seen what a scale has a chance to tell of it
 * @param exempt not bound by the rule
 * @param dimensions with its load
 * @param grossKg true gross mass
 * @param stage where it is in a journey over several bridges; null if it crosses only one
 */
public record Trip(
    Vehicle vehicle,
    String plate,
    boolean plateReadable,
    Silhouette seen,
    boolean exempt,
    Dimensions dimensions,
    int grossKg,
    @Nullable Stage stage) {

  /**
   * A bridge in a journey.
   *
   * @param journey running number in the world
   * @param bridge which of the bridges it crosses, from 1
   * @param bridges how many it crosses
   */
  public record Stage(long journey, int bridge, int bridges) {
    @Override
    public String toString() {
      return "journey " + journey + ", bridge " + bridge + " of " + bridges;
    }
  }

  public Trip {
    Objects.requireNonNull(vehicle, "vehicle");
    Objects.requireNonNull(plate, "plate");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(dimensions, "dimensions");
  }

  /** The same vehicle under another plate. */
  Trip under(String otherPlate) {
    return new Trip(vehicle, otherPlate, plateReadable, seen, exempt, dimensions, grossKg, stage);
  }

  /** The same vehicle with another mass, at another stage. */
  Trip at(Stage atStage, int kg) {
    return new Trip(vehicle, plate, plateReadable, seen, exempt, dimensions, kg, atStage);
  }
}
