package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Zone;
import java.util.List;
import java.util.Objects;

/**
 * Where a fleet works.
 *
 * @param roads kept well clear of every prohibited zone
 * @param loadingPlaces building sites
 * @param tippingPlaces disposal sites
 * @param shortcuts ways through prohibited zones
 */
public record Terrain(
    RoadGrid roads,
    List<Place> loadingPlaces,
    List<Place> tippingPlaces,
    List<Shortcut> shortcuts) {

  public Terrain {
    Objects.requireNonNull(roads, "roads");
    loadingPlaces = List.copyOf(loadingPlaces);
    tippingPlaces = List.copyOf(tippingPlaces);
    shortcuts = List.copyOf(shortcuts);
  }

  /**
   * A place to load or tip at.
   *
   * @param fenceId its fence in the reference data
   * @param at where the trucks stand
   * @param access the crossing it is reached from
   */
  public record Place(String fenceId, PlanePoint at, RoadGrid.Node access) {}

  /**
   * A straight way through a zone, between two columns of the grid.
   *
   * @param zone what it leads through
   * @param fromColumn where it leaves the grid
   * @param toColumn where it meets the grid again
   * @param row the row below both ends
   * @param from the end on {@code fromColumn}
   * @param to the end on {@code toColumn}
   */
  public record Shortcut(
      Zone zone, int fromColumn, int toColumn, int row, PlanePoint from, PlanePoint to) {

    /** The same way driven from the other end. */
    Shortcut reversed() {
      return new Shortcut(zone, toColumn, fromColumn, row, to, from);
    }
  }
}
