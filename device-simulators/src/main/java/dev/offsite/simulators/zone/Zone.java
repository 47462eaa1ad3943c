package dev.offsite.simulators.zone;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import java.util.Objects;

/**
 * A fenced area of the scenario.
 *
 * @param id as the reference data names it
 * @param kind such as {@code PROHIBITED_ZONE}
 * @param name for humans
 * @param ring its border
 * @param hours when it is active
 */
public record Zone(String id, String kind, String name, Ring ring, Hours hours) {

  public Zone {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ring, "ring");
    Objects.requireNonNull(hours, "hours");
  }

  /** Whether a point is inside and at least {@code marginM} from the border. */
  public boolean enclosesBy(PlanePoint point, double marginM) {
    return ring.encloses(point) && ring.distanceToBorderM(point) >= marginM;
  }

  /** Whether a point is outside and at least {@code marginM} from the border. */
  public boolean isClearOf(PlanePoint point, double marginM) {
    return !ring.encloses(point) && ring.distanceToBorderM(point) >= marginM;
  }

  /** The mean of the corners; inside for every convex ring. */
  public PlanePoint middle() {
    double eastM = 0;
    double northM = 0;
    for (PlanePoint corner : ring.corners()) {
      eastM += corner.eastM();
      northM += corner.northM();
    }
    int n = ring.corners().size();
    return new PlanePoint(eastM / n, northM / n);
  }
}
