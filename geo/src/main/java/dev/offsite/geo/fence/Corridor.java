package dev.offsite.geo.fence;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.outline.MetricOutlines;
import dev.offsite.geo.outline.Outline;
import java.util.List;
import java.util.Objects;

/**
 * All places within a distance of a route. The width is true on the ellipsoid: the outline keeps
 * within 6 cm plus 5e-4 of the half-width (see {@link MetricOutlines}).
 */
public final class Corridor implements FenceShape {
  private final List<Wgs84Position> line;
  private final double halfWidthM;
  private final Outline outline;
  private final RouteLine route;

  private Corridor(List<Wgs84Position> line, double halfWidthM) {
    this.line = List.copyOf(line);
    this.halfWidthM = halfWidthM;
    this.outline = MetricOutlines.corridor(this.line, halfWidthM);
    this.route = RouteLine.of(this.line);
  }

  /**
   * Makes a corridor.
   *
   * @param line at least two different positions, straight in longitude and latitude between them
   * @param halfWidthM metres to each side, [0.5, 10000]
   * @throws dev.offsite.geo.outline.InvalidOutlineException if an argument is out of range, the
   *     line has no length, is longer than 20 degrees, crosses the antimeridian or reaches beyond
   *     85° north or south
   */
  public static Corridor of(List<Wgs84Position> line, double halfWidthM) {
    return new Corridor(line, halfWidthM);
  }

  /** The positions of the middle line. */
  public List<Wgs84Position> line() {
    return line;
  }

  /** Metres to each side. */
  public double halfWidthM() {
    return halfWidthM;
  }

  /** The middle line, for distance and chainage. */
  public RouteLine route() {
    return route;
  }

  @Override
  public Outline outline() {
    return outline;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Corridor that
        && line.equals(that.line)
        && Double.compare(halfWidthM, that.halfWidthM) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, halfWidthM);
  }

  @Override
  public String toString() {
    return "Corridor[" + line.size() + " positions, " + halfWidthM + " m to each side]";
  }
}
