package dev.offsite.geo.fence;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.outline.MetricOutlines;
import dev.offsite.geo.outline.Outline;
import java.util.Objects;

/**
 * All places within a geodesic distance of a centre. The outline keeps within 6 cm of it (see
 * {@link MetricOutlines}).
 */
public final class Circle implements FenceShape {
  private final Wgs84Position centre;
  private final double radiusM;
  private final Outline outline;

  private Circle(Wgs84Position centre, double radiusM) {
    this.centre = centre;
    this.radiusM = radiusM;
    this.outline = MetricOutlines.circle(centre, radiusM);
  }

  /**
   * Makes a circle.
   *
   * @param radiusM metres, [0.5, 200000]
   * @throws dev.offsite.geo.outline.InvalidOutlineException if the radius is out of range or the
   *     circle reaches beyond 85° north or south
   */
  public static Circle of(Wgs84Position centre, double radiusM) {
    return new Circle(centre, radiusM);
  }

  /** The centre. */
  public Wgs84Position centre() {
    return centre;
  }

  /** The radius in metres. */
  public double radiusM() {
    return radiusM;
  }

  @Override
  public Outline outline() {
    return outline;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Circle that
        && centre.equals(that.centre)
        && Double.compare(radiusM, that.radiusM) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(centre, radiusM);
  }

  @Override
  public String toString() {
    return "Circle[" + centre + ", " + radiusM + " m]";
  }
}
