package dev.offsite.geo.fence;

import dev.offsite.geo.outline.InvalidOutlineException;
import dev.offsite.geo.outline.Outline;
import dev.offsite.geo.outline.Outlines;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A polygon or multipolygon, with or without holes; edges are straight in longitude and latitude.
 *
 * @param outline its border
 */
public record Polygonal(Outline outline) implements FenceShape {
  /** Requires an outline. */
  public Polygonal {
    Objects.requireNonNull(outline, "outline");
  }

  /**
   * The shape of a JTS polygon or multipolygon in WGS-84 degrees.
   *
   * @throws InvalidOutlineException with reason and place if it is no valid polygon
   */
  public static Polygonal of(Geometry degrees) {
    return new Polygonal(Outlines.ofDegrees(degrees));
  }

  /**
   * The shape of a JTS polygon or multipolygon in WGS-84 degrees, repaired if it is not valid.
   *
   * @throws InvalidOutlineException if nothing with an area is left
   */
  public static Polygonal repaired(Geometry degrees) {
    return new Polygonal(Outlines.repairedOfDegrees(degrees));
  }

  /**
   * The shape of a WKT polygon or multipolygon in WGS-84 degrees, longitude first.
   *
   * @throws IllegalArgumentException if the text is not WKT or no valid polygon
   */
  public static Polygonal parseWkt(String wkt) {
    try {
      return of(new WKTReader().read(wkt));
    } catch (ParseException e) {
      throw new IllegalArgumentException("not WKT: " + e.getMessage(), e);
    }
  }
}
