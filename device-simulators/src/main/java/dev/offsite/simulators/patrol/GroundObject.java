package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
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
 * @param there from when to when
 */
public record GroundObject(
    String id,
    String objectClass,
    PlanePoint at,
    int lane,
    String zoneId,
    boolean counts,
    Span there) {

  public GroundObject {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(objectClass, "objectClass");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(zoneId, "zoneId");
    Objects.requireNonNull(there, "there");
  }

  /** Whether it lies there at a moment. */
  public boolean isThereAt(double seconds) {
    return there.fromS() <= seconds && seconds < there.toS();
  }
}
