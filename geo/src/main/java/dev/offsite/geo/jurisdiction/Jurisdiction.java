package dev.offsite.geo.jurisdiction;

import dev.offsite.geo.fence.Fence;
import java.util.Optional;

/**
 * The areas responsible for a place.
 *
 * @param district the district, if any area of that level covers the place
 * @param street the street or township
 * @param grid the grid cell of community management
 */
public record Jurisdiction(Optional<Fence> district, Optional<Fence> street, Optional<Fence> grid) {
  /** No area of any level. */
  public static final Jurisdiction NONE =
      new Jurisdiction(Optional.empty(), Optional.empty(), Optional.empty());
}
