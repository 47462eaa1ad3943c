package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.zone.Zone;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Where a fleet works.
 *
 * @param clock of the walls there
 * @param roads kept well clear of every prohibited zone
 * @param loadingPlaces building sites
 * @param tippingPlaces disposal sites
 * @param dumpingPlaces remote places where nobody may tip and some do
 * @param shortcuts ways through prohibited zones
 * @param corridors one from each building site to each disposal site
 * @param bridges places under something that hides the sky
 * @param bridgeWays over weighed bridges
 * @param speedLimitKph for trucks, on every road
 */
public record Terrain(
    ZoneId clock,
    RoadGrid roads,
    List<Place> loadingPlaces,
    List<Place> tippingPlaces,
    List<Place> dumpingPlaces,
    List<Shortcut> shortcuts,
    List<Corridor> corridors,
    List<Bridge> bridges,
    List<BridgeWay> bridgeWays,
    double speedLimitKph) {

  public Terrain {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(roads, "roads");
    loadingPlaces = List.copyOf(loadingPlaces);
    tippingPlaces = List.copyOf(tippingPlaces);
    dumpingPlaces = List.copyOf(dumpingPlaces);
    shortcuts = List.copyOf(shortcuts);
    corridors = List.copyOf(corridors);
    bridges = List.copyOf(bridges);
    bridgeWays = List.copyOf(bridgeWays);
    if (!(speedLimitKph > 0)) {
      throw new IllegalArgumentException("speedLimitKph " + speedLimitKph + " is not above 0");
    }
  }

  /**
   * A place to load or tip at.
   *
   * @param id its fence in the reference data; a dumping place has none there
   * @param at its middle
   * @param ring its border
   * @param access the crossing it is reached from
   */
  public record Place(String id, PlanePoint at, Ring ring, RoadGrid.Node access) {}

  /**
   * A bridge over the road, under which terminals see too few satellites.
   *
   * @param at its middle
   * @param radiusM how far its shadow reaches
   */
  public record Bridge(String id, PlanePoint at, double radiusM) {

    /** Whether a point lies in its shadow. */
    public boolean hides(PlanePoint point) {
      return at.distanceM(point) < radiusM;
    }
  }

  /**
   * A way from a building site over a weighed bridge to a disposal site.
   *
   * @param siteId of the bridge
   * @param scale where its scale is
   * @param onto the crossing at which it leaves the grid
   * @param off the crossing at which it meets the grid again
   */
  public record BridgeWay(
      String siteId,
      PlanePoint scale,
      Place from,
      RoadGrid.Node onto,
      RoadGrid.Node off,
      Place to) {}

  /** Whether a point lies under some bridge. */
  public boolean isUnderBridge(PlanePoint point) {
    for (Bridge bridge : bridges) {
      if (bridge.hides(point)) {
        return true;
      }
    }
    return false;
  }

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
