package dev.offsite.simulators.fleet;

import dev.offsite.simulators.plane.Path;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.plane.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The permitted way from a building site to a disposal site: all places near a line.
 *
 * @param fenceId its fence in the reference data
 * @param name for humans
 * @param from building site
 * @param to disposal site
 * @param nodes crossings of the road grid it leads over, in order
 * @param line from site to site over the nodes
 * @param halfWidthM to each side of the line
 */
public record Corridor(
    String fenceId,
    String name,
    Terrain.Place from,
    Terrain.Place to,
    List<RoadGrid.Node> nodes,
    List<PlanePoint> line,
    double halfWidthM) {

  /** A way is looked at this often; shorter visits beyond the border are none. */
  private static final double STEP_M = 10;

  /** Borders are found to this. */
  private static final double PRECISION_M = 0.001;

  public Corridor {
    Objects.requireNonNull(fenceId, "fenceId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    nodes = List.copyOf(nodes);
    line = List.copyOf(line);
  }

  /** How far beyond the border a point is; 0 or less inside. */
  public double beyondM(PlanePoint point) {
    double nearestM = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < line.size(); i++) {
      nearestM = Math.min(nearestM, point.distanceToSegmentM(line.get(i), line.get(i + 1)));
    }
    return nearestM - halfWidthM;
  }

  /** The parts of a path that lie outside, rising. */
  public List<Stretch> outside(Path path) {
    List<Stretch> outside = new ArrayList<>();
    double lengthM = path.lengthM();
    double beforeM = 0;
    double leftM = isOutside(path, 0) ? 0 : -1;
    while (beforeM < lengthM) {
      double atM = Math.min(lengthM, beforeM + STEP_M);
      boolean outsideNow = isOutside(path, atM);
      if (outsideNow && leftM < 0) {
        leftM = borderM(path, beforeM, atM);
      } else if (!outsideNow && leftM >= 0) {
        outside.add(new Stretch(leftM, borderM(path, beforeM, atM)));
        leftM = -1;
      }
      beforeM = atM;
    }
    if (leftM >= 0) {
      outside.add(new Stretch(leftM, lengthM));
    }
    return outside;
  }

  private boolean isOutside(Path path, double atM) {
    return beyondM(path.pointAt(atM)) > 0;
  }

  private double borderM(Path path, double fromM, double toM) {
    boolean outsideAtFrom = isOutside(path, fromM);
    double lowM = fromM;
    double highM = toM;
    while (highM - lowM > PRECISION_M) {
      double middleM = (lowM + highM) / 2;
      if (isOutside(path, middleM) == outsideAtFrom) {
        lowM = middleM;
      } else {
        highM = middleM;
      }
    }
    return highM;
  }
}
