package dev.offsite.geo.geojson;

import dev.offsite.geo.Datum;
import dev.offsite.geo.PositionOutOfRangeException;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.FenceShape;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.outline.InvalidOutlineException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads a GeoJSON geometry of a declared datum as the shape of a fence. */
final class ShapeReader {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Datum datum;
  private final InvalidGeometry invalidGeometry;

  ShapeReader(Datum datum, InvalidGeometry invalidGeometry) {
    this.datum = datum;
    this.invalidGeometry = invalidGeometry;
  }

  FenceShape read(JsonNode geometry, JsonNode properties) {
    JsonNode type = geometry.required("type");
    JsonNode coordinates = geometry.required("coordinates");
    try {
      return switch (type.text()) {
        case "Polygon" -> polygonal(polygon(coordinates));
        case "MultiPolygon" -> polygonal(multiPolygon(coordinates));
        case "Point" -> Circle.of(position(coordinates), properties.required("radiusM").number());
        case "LineString" ->
            Corridor.of(positions(coordinates), properties.required("halfWidthM").number());
        default -> throw type.fault("\"" + type.text() + "\" cannot be a fence");
      };
    } catch (InvalidOutlineException e) {
      throw geometry.fault(e.getMessage(), e);
    }
  }

  private Polygonal polygonal(Geometry degrees) {
    return switch (invalidGeometry) {
      case REFUSE -> Polygonal.of(degrees);
      case REPAIR -> Polygonal.repaired(degrees);
    };
  }

  private Geometry multiPolygon(JsonNode node) {
    Polygon[] polygons = new Polygon[node.length()];
    for (int i = 0; i < polygons.length; i++) {
      polygons[i] = polygon(node.item(i));
    }
    return FACTORY.createMultiPolygon(polygons);
  }

  private Polygon polygon(JsonNode node) {
    if (node.length() == 0) {
      throw node.fault("has no rings");
    }
    LinearRing[] holes = new LinearRing[node.length() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(node.item(i + 1));
    }
    return FACTORY.createPolygon(ring(node.item(0)), holes);
  }

  private LinearRing ring(JsonNode node) {
    int length = node.length();
    if (length < 4) {
      throw node.fault("has " + length + " positions, a ring needs four");
    }
    Coordinate[] coordinates = new Coordinate[length];
    for (int i = 0; i < length; i++) {
      Wgs84Position position = position(node.item(i));
      coordinates[i] = new Coordinate(position.lng(), position.lat());
    }
    if (!coordinates[0].equals2D(coordinates[length - 1])) {
      throw node.fault("is not closed: its last position differs from its first");
    }
    return FACTORY.createLinearRing(coordinates);
  }

  private List<Wgs84Position> positions(JsonNode node) {
    List<Wgs84Position> positions = new ArrayList<>(node.length());
    for (int i = 0; i < node.length(); i++) {
      positions.add(position(node.item(i)));
    }
    return positions;
  }

  private Wgs84Position position(JsonNode node) {
    double[] numbers = node.position();
    try {
      return datum.toWgs84(numbers[0], numbers[1]);
    } catch (PositionOutOfRangeException e) {
      throw node.fault(e.getMessage(), e);
    }
  }
}
