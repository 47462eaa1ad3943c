package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Bd09Position;
import dev.offsite.geo.Datum;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.FenceShape;
import dev.offsite.geo.fence.Polygonal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Geometries of every kind become shapes, or are refused at their place. */
class ShapeReaderTest {
  private static JsonNode node(String json) {
    return JsonNode.root(JsonText.parse(json));
  }

  private static FenceShape read(
      InvalidGeometry mode, String type, String coordinates, String properties) {
    return new ShapeReader(Datum.WGS84, mode)
        .read(
            node("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}"),
            node("{" + properties + "}"));
  }

  private static FenceShape read(String type, String coordinates) {
    return read(InvalidGeometry.REFUSE, type, coordinates, "\"radiusM\":10,\"halfWidthM\":5");
  }

  @Test
  void read_polygonWithHole_isTheSameAsItsWkt() {
    assertThat(read("Polygon", "[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[2,2],[2,4],[4,4],[4,2],[2,2]]]"))
        .isEqualTo(Polygonal.parseWkt("POLYGON((0 0,9 0,9 9,0 9,0 0),(2 2,2 4,4 4,4 2,2 2))"));
  }

  @Test
  void read_multiPolygonOfOne_isThePolygon() {
    assertThat(read("MultiPolygon", "[[[[0,0],[9,0],[9,9],[0,0]]]]"))
        .isEqualTo(read("Polygon", "[[[0,0],[9,0],[9,9],[0,0]]]"));
  }

  @Test
  void read_altitudes_areIgnored() {
    assertThat(read("Polygon", "[[[0,0,5],[9,0,6],[9,9,7,8],[0,0,1]]]"))
        .isEqualTo(read("Polygon", "[[[0,0],[9,0],[9,9],[0,0]]]"));
  }

  @ParameterizedTest
  @CsvSource({"0.5, true", "0.49, false", "200000, true", "200001, false", "-1, false"})
  void read_radius_isTakenWithinItsLimits(double radiusM, boolean taken) {
    String properties = "\"radiusM\":" + radiusM;
    if (taken) {
      assertThat(read(InvalidGeometry.REFUSE, "Point", "[120,30]", properties))
          .isEqualTo(Circle.of(new Wgs84Position(120, 30), radiusM));
    } else {
      assertThatThrownBy(() -> read(InvalidGeometry.REFUSE, "Point", "[120,30]", properties))
          .isInstanceOf(GeoJsonException.class)
          .hasMessageContaining("radius " + radiusM + " m is outside [0.5, 200000.0] m");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, true", "0.49, false", "10000, true", "10000.5, false"})
  void read_halfWidth_isTakenWithinItsLimits(double halfWidthM, boolean taken) {
    String properties = "\"halfWidthM\":" + halfWidthM;
    String line = "[[120,30],[120.1,30]]";
    if (taken) {
      assertThat(read(InvalidGeometry.REFUSE, "LineString", line, properties))
          .isEqualTo(
              Corridor.of(
                  List.of(new Wgs84Position(120, 30), new Wgs84Position(120.1, 30)), halfWidthM));
    } else {
      assertThatThrownBy(() -> read(InvalidGeometry.REFUSE, "LineString", line, properties))
          .isInstanceOf(GeoJsonException.class)
          .hasMessageContaining("half-width " + halfWidthM + " m is outside [0.5, 10000.0] m");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Polygon      | []                                   | /coordinates     | has no rings
          Polygon      | [[]]                                 | /coordinates/0   | has 0 positions, a ring needs four
          Polygon      | [[[0,0],[1,0],[0,0]]]                | /coordinates/0   | has 3 positions, a ring needs four
          Polygon      | [[[0,0],[1,0],[1,1],[0,1]]]          | /coordinates/0   | is not closed: its last position differs from its first
          Polygon      | [[[0,0],[1,0],[1,1],[0,0]],[[0,0]]]  | /coordinates/1   | has 1 positions, a ring needs four
          Polygon      | {}                                   | /coordinates     | is not an array
          Polygon      | [0]                                  | /coordinates/0   | is not an array
          Polygon      | [[0,1,2,3]]                          | /coordinates/0/0 | is not a position of longitude and latitude
          Polygon      | [[[0,0],[1],[1,1],[0,0]]]            | /coordinates/0/1 | is not a position of longitude and latitude
          Polygon      | [[[0,0],[181,0],[1,1],[0,0]]]        | /coordinates/0/1 | lng 181.0 is outside [-180, 180]
          Polygon      | [[[0,0],[1,0],[1,-90.5],[0,0]]]      | /coordinates/0/2 | lat -90.5 is outside [-90, 90]
          MultiPolygon | []                                   |                  | the geometry is empty
          MultiPolygon | [[]]                                 | /coordinates/0   | has no rings
          MultiPolygon | [[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5]]]] | /coordinates/1/0 | has 1 positions, a ring needs four
          Point        | []                                   | /coordinates     | is not a position of longitude and latitude
          Point        | [[0,0]]                              | /coordinates     | is not a position of longitude and latitude
          Point        | [120,91]                             | /coordinates     | lat 91.0 is outside [-90, 90]
          LineString   | [120,30]                             | /coordinates/0   | is not a position of longitude and latitude
          LineString   | []                                   |                  | a corridor needs a line of two different positions
          LineString   | [[1,1]]                              |                  | a corridor needs a line of two different positions
          LineString   | [[1,1],[1,1]]                        |                  | a corridor needs a line of two different positions
          LineString   | [[0,0],[12,9]]                       |                  | the line is longer than 20.0 degrees
          MultiPoint   | [[0,0]]                              | /type            | "MultiPoint" cannot be a fence
          polygon      | []                                   | /type            | "polygon" cannot be a fence
          """)
  void read_faultyGeometry_namesPointerAndReason(
      String type, String coordinates, String pointer, String reason) {
    assertThatThrownBy(() -> read(type, coordinates))
        .isInstanceOfSatisfying(
            GeoJsonException.class,
            e -> {
              assertThat(e.pointer()).isEqualTo(pointer == null ? "" : pointer);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }

  @Test
  void read_bowTie_isRefusedOrRepairedAsAsked() {
    String bowTie = "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]";
    assertThatThrownBy(() -> read("Polygon", bowTie))
        .isInstanceOf(GeoJsonException.class)
        .hasMessageContaining("Self-intersection at lng 1.0, lat 1.0");
    FenceShape repaired = read(InvalidGeometry.REPAIR, "Polygon", bowTie, "");
    assertThat(repaired.outline().ringCount()).isEqualTo(2);
    assertThat(repaired.outline().covers(2_000_000, 10_000_000)).isTrue();
    assertThat(repaired.outline().covers(10_000_000, 2_000_000)).isFalse();
  }

  @Test
  void read_repairing_doesNotExcuseABrokenRing() {
    assertThatThrownBy(
            () -> read(InvalidGeometry.REPAIR, "Polygon", "[[[0,0],[1,0],[1,1],[0,1]]]", ""))
        .isInstanceOf(GeoJsonException.class)
        .hasMessageContaining("is not closed");
    assertThatThrownBy(
            () -> read(InvalidGeometry.REPAIR, "Polygon", "[[[0,0],[1,0],[2,0],[0,0]]]", ""))
        .isInstanceOf(GeoJsonException.class)
        .hasMessageContaining("nothing with an area is left after repair");
  }

  @Test
  void read_repairing_leavesAValidPolygonAsItIs() {
    String square = "[[[0,0],[9,0],[9,9],[0,9],[0,0]]]";
    assertThat(read(InvalidGeometry.REPAIR, "Polygon", square, ""))
        .isEqualTo(read("Polygon", square));
  }

  @Test
  void read_bd09Geometry_isConvertedVertexByVertex() {
    Wgs84Position[] truth = {
      new Wgs84Position(120.15, 30.26),
      new Wgs84Position(120.16, 30.26),
      new Wgs84Position(120.16, 30.27)
    };
    StringBuilder ring = new StringBuilder("[[");
    for (int i = 0; i <= 3; i++) {
      Bd09Position p = Bd09Position.of(truth[i % 3]);
      ring.append(i == 0 ? "" : ",").append("[" + p.lng() + "," + p.lat() + "]");
    }
    FenceShape shape =
        new ShapeReader(Datum.BD09, InvalidGeometry.REFUSE)
            .read(node("{\"type\":\"Polygon\",\"coordinates\":" + ring + "]]}"), node("{}"));
    for (int v = 0; v < 3; v++) {
      assertThat(shape.outline().lngE7(v)).isEqualTo(truth[v].lngE7());
      assertThat(shape.outline().latE7(v)).isEqualTo(truth[v].latE7());
    }
  }
}
