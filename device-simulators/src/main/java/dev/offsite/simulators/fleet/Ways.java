package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Drive;
import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Ring;
import dev.offsite.simulators.plane.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How one truck gets from place to place, and where it has to stop on the way. */
final class Ways {

  /** How far from the middle of a place trucks stand, to the east and to the north. */
  private static final double SPREAD_M = 20;

  /** The wheel wash lies so far inside the border of a building site. */
  private static final double WASH_INSIDE_M = 15;

  /** A place for queues: nobody is stopped closer to the begin of a drive. */
  private static final double FIRST_STOP_M = 500;

  private static final double LAST_STOP_M = 300;

  /** Longer than any bend in a road cuts off. */
  private static final double STRAIGHT_M = 150;

  private final Terrain terrain;
  private final SplittableRandom random;

  Ways(Terrain terrain, SplittableRandom random) {
    this.terrain = terrain;
    this.random = random;
  }

  /** A spot near the middle of a place. */
  PlanePoint spotIn(Terrain.Place place) {
    return spotWithin(place, SPREAD_M);
  }

  /** A spot so far to each side of the middle of a place. */
  PlanePoint spotWithin(Terrain.Place place, double spreadM) {
    return place
        .at()
        .plus(spreadM * (2 * random.nextDouble() - 1), spreadM * (2 * random.nextDouble() - 1));
  }

  /** One of the shortest ways over the grid. */
  Path overRoads(PlanePoint from, RoadGrid.Node leave, RoadGrid.Node meet, PlanePoint to) {
    return over(from, terrain.roads().way(leave, meet, random), to);
  }

  /** The way over given crossings. */
  Path overNodes(PlanePoint from, List<RoadGrid.Node> nodes, PlanePoint to) {
    return over(from, nodes.stream().map(terrain.roads()::at).toList(), to);
  }

  private static Path over(PlanePoint from, List<PlanePoint> between, PlanePoint to) {
    List<PlanePoint> points = new ArrayList<>();
    points.add(from);
    points.addAll(between);
    points.add(to);
    return Path.through(points);
  }

  /** A way that leaves the grid for a shortcut. */
  Path through(Terrain.Shortcut shortcut, Terrain.Place from, Terrain.Place to) {
    RoadGrid roads = terrain.roads();
    int leaveRow = from.access().row() <= shortcut.row() ? shortcut.row() : shortcut.row() + 1;
    int meetRow = to.access().row() <= shortcut.row() ? shortcut.row() : shortcut.row() + 1;
    List<PlanePoint> points = new ArrayList<>();
    points.addAll(
        roads.way(from.access(), new RoadGrid.Node(shortcut.fromColumn(), leaveRow), random));
    points.add(shortcut.from());
    points.add(shortcut.to());
    points.addAll(roads.way(new RoadGrid.Node(shortcut.toColumn(), meetRow), to.access(), random));
    return over(from.at(), points, to.at());
  }

  /** Over a weighed bridge, straight for some way before its scale and behind it. */
  Path overBridge(PlanePoint from, Terrain.BridgeWay way, PlanePoint to) {
    List<PlanePoint> points = ontoScale(way);
    points.add(onBridge(way, STRAIGHT_M));
    points.addAll(terrain.roads().straightWay(way.off(), way.to().access()));
    return over(from, points, to);
  }

  /** How far the scale lies along such a way. */
  double scaleM(PlanePoint from, Terrain.BridgeWay way) {
    return over(from, ontoScale(way), way.scale()).lengthM();
  }

  private List<PlanePoint> ontoScale(Terrain.BridgeWay way) {
    List<PlanePoint> points =
        new ArrayList<>(terrain.roads().straightWay(way.from().access(), way.onto()));
    points.add(onBridge(way, -STRAIGHT_M));
    return points;
  }

  /** The point so far behind the scale; below 0 before it. */
  private PlanePoint onBridge(Terrain.BridgeWay way, double behindM) {
    PlanePoint onto = terrain.roads().at(way.onto());
    PlanePoint off = terrain.roads().at(way.off());
    double share = behindM / onto.distanceM(off);
    return way.scale()
        .plus(share * (off.eastM() - onto.eastM()), share * (off.northM() - onto.northM()));
  }

  /** Queues and red lights along a way, rising; none within {@code free}. */
  List<Drive.Stop> trafficStops(double lengthM, List<Stretch> free) {
    List<Drive.Stop> stops = new ArrayList<>();
    for (double atM = FIRST_STOP_M + random.nextDouble() * 2_000;
        atM < lengthM - LAST_STOP_M;
        atM += 1_000 + random.nextDouble() * 3_000) {
      double placeM = atM;
      if (free.stream().noneMatch(stretch -> stretch.holds(placeM, 0))) {
        stops.add(new Drive.Stop(atM, 10 + random.nextDouble() * 40));
      }
    }
    return stops;
  }

  /** The stop at the wheel wash before the way leaves a building site. */
  Optional<Drive.Stop> wash(Path path, Ring site) {
    return path.crossingsM(site).stream()
        .findFirst()
        .map(
            borderM ->
                new Drive.Stop(
                    Math.max(1, borderM - WASH_INSIDE_M), 60 + random.nextDouble() * 60));
  }
}
