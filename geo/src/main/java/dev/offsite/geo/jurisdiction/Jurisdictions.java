package dev.offsite.geo.jurisdiction;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.index.GeofenceIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds the district, street and grid of a place among fences of the kinds {@value #DISTRICT},
 * {@value #STREET} and {@value #GRID}; other kinds are ignored.
 *
 * <p>Tie rule: where several areas of a level cover a place (a shared border, an overlap), the one
 * with the lowest id in code unit order is taken, of several versions in force the highest. The
 * rule looks at ids only, so it does not depend on the order of the areas or of their vertices.
 */
public final class Jurisdictions {
  /** Kind of a district. */
  public static final String DISTRICT = "district";

  /** Kind of a street or township. */
  public static final String STREET = "street";

  /** Kind of a grid cell. */
  public static final String GRID = "grid";

  private final GeofenceIndex index;

  private Jurisdictions(GeofenceIndex index) {
    this.index = index;
  }

  /**
   * The jurisdictions of some fences.
   *
   * @throws IllegalArgumentException if two of them have the same id and version
   */
  public static Jurisdictions of(Collection<Fence> fences) {
    return new Jurisdictions(
        GeofenceIndex.of(fences.stream().filter(f -> isLevel(f.kind())).toList()));
  }

  /**
   * The areas responsible for a place at an instant. Validity counts, active windows do not: an
   * area is responsible at all hours.
   */
  public Jurisdiction at(Wgs84Position position, Instant instant) {
    List<Fence> covering = index.covering(position);
    if (covering.isEmpty()) {
      return Jurisdiction.NONE;
    }
    return new Jurisdiction(
        first(covering, DISTRICT, instant),
        first(covering, STREET, instant),
        first(covering, GRID, instant));
  }

  private static Optional<Fence> first(List<Fence> covering, String kind, Instant instant) {
    Fence first = null;
    for (Fence fence : covering) {
      if (fence.kind().equals(kind)
          && fence.validity().contains(instant)
          && (first == null || precedes(fence, first))) {
        first = fence;
      }
    }
    return Optional.ofNullable(first);
  }

  private static boolean precedes(Fence a, Fence b) {
    int order = a.id().compareTo(b.id());
    return order < 0 || (order == 0 && a.version() > b.version());
  }

  private static boolean isLevel(String kind) {
    return kind.equals(DISTRICT) || kind.equals(STREET) || kind.equals(GRID);
  }
}
