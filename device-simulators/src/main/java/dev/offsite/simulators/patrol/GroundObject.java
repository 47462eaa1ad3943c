package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import java.util.Objects;

/**
 * Something on the ground that a camera may find.
 *
 * @param id in this world
 * @param objectClass in the words of the detection model
 * @param at where it is
 * @param lane the only lane it is seen from
 * @param zoneId the patrol zone it lies in; empty text outside all
 * @param counts whether some rule forbids this class in this zone
 */
public record GroundObject(
    String id, String objectClass, PlanePoint at, int lane, String zoneId, boolean counts) {

  public GroundObject {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(objectClass, "objectClass");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(zoneId, "zoneId");
  }
}
