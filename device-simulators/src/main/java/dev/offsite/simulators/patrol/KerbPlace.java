package dev.offsite.simulators.patrol;

import dev.offsite.simulators.plane.PlanePoint;
import java.util.Objects;

/**
 * Room for one car at the kerb.
 *
 * @param id in this world
 * @param at its middle
 * @param alongM where on the round it is abeam, metres from the begin
 * @param zoneId the zone in which parking is forbidden; empty text where it is not
 */
public record KerbPlace(String id, PlanePoint at, double alongM, String zoneId) {

  public KerbPlace {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(zoneId, "zoneId");
  }

  /** Whether nobody may park here. */
  public boolean isForbidden() {
    return !zoneId.isEmpty();
  }
}
