package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle that drones fly over in parallel lanes from west to east and back.
 *
 * @param id names it
 * @param corner begin of lane 0, in the south-west
 * @param lanes number of lanes, even
 * @param laneLengthM to the east
 * @param laneSpacingM to the north
 * @param droneIds one or two; the second flies the lanes of the first in pairs swapped and from the
 *     other end, so that both see every object at different moments
 * @param dumpingPlace the dumping place it is over: what lies there is what trucks tip; null for an
 *     area where anything may lie
 */
public record PatrolArea(
    String id,
    PlanePoint corner,
    int lanes,
    double laneLengthM,
    double laneSpacingM,
    List<String> droneIds,
    @Nullable String dumpingPlace) {

  public PatrolArea {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(corner, "corner");
    droneIds = List.copyOf(droneIds);
    if (lanes < 2 || lanes % 2 != 0) {
      throw new IllegalArgumentException("lanes " + lanes + " is not an even number from 2");
    }
    if (droneIds.isEmpty() || droneIds.size() > 2) {
      throw new IllegalArgumentException("1 or 2 drones, not " + droneIds);
    }
  }

  /** The point {@code alongM} metres from the western end of a lane. */
  public PlanePoint onLane(int lane, double alongM) {
    return corner.plus(alongM, lane * laneSpacingM);
  }
}
