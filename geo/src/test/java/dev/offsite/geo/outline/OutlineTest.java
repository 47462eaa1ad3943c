package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.fence.Polygonal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** The numbering of vertices and rings, the envelope, and what makes two outlines equal. */
class OutlineTest {
  private static final String TWO_PARTS =
      "MULTIPOLYGON(((0 0,8 0,8 8,0 8,0 0),(1 1,1 2,2 2,1 1)),((-9 -9,-8 -9,-8 -7,-9 -9)))";

  private static Outline of(String wkt) {
    return Polygonal.parseWkt(wkt).outline();
  }

  @Test
  void vertices_areNumberedRingAfterRing() {
    Outline outline = of(TWO_PARTS);
    assertThat(outline.ringCount()).isEqualTo(3);
    assertThat(outline.vertexCount()).isEqualTo(5 + 4 + 4);
    assertThat(outline.edgeCount()).isEqualTo(4 + 3 + 3);
    int[] starts = new int[4];
    for (int ring = 0; ring <= 3; ring++) {
      starts[ring] = outline.ringStart(ring);
    }
    assertThat(starts).containsExactly(0, 5, 9, 13);
    for (int ring = 0; ring < 3; ring++) {
      int last = outline.ringStart(ring + 1) - 1;
      assertThat(outline.lngE7(last)).isEqualTo(outline.lngE7(outline.ringStart(ring)));
      assertThat(outline.latE7(last)).isEqualTo(outline.latE7(outline.ringStart(ring)));
    }
    assertThat(outline).hasToString("Outline[3 rings, 10 edges]");
  }

  @Test
  void envelope_ofAllParts_isTight() {
    Outline outline = of(TWO_PARTS);
    assertThat(outline.minLngE7()).isEqualTo(-90_000_000);
    assertThat(outline.minLatE7()).isEqualTo(-90_000_000);
    assertThat(outline.maxLngE7()).isEqualTo(80_000_000);
    assertThat(outline.maxLatE7()).isEqualTo(80_000_000);
  }

  @Test
  void toGeometry_ofOneAndOfManyParts_isPolygonOrMultiPolygon() {
    assertThat((Object) of("POLYGON((0 0,1 0,1 1,0 0))").toGeometry()).isInstanceOf(Polygon.class);
    MultiPolygon parts = (MultiPolygon) of(TWO_PARTS).toGeometry();
    assertThat(parts.getNumGeometries()).isEqualTo(2);
    assertThat(((Polygon) parts.getGeometryN(0)).getNumInteriorRing()).isEqualTo(1);
    assertThat(((Polygon) parts.getGeometryN(1)).getNumInteriorRing()).isZero();
    assertThat(of(TWO_PARTS).toLatticeGeometry().getArea()).isEqualTo((64 - 0.5 + 1) * 1e14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON((0 0,8 0,8 8,0 8,0 0))",
        "POLYGON((0 0,8 0,8 8,0 8,0 0),(1 1,1 2,2 2,1 1),(4 4,4 5,5 5,4 4))",
        "POLYGON((8 0,8 8,0 8,0 0,8 0),(1 1,1 2,2 2,1 1))",
        "POLYGON((0 0,8 0,8 8,0 8.0000001,0 0),(1 1,1 2,2 2,1 1))",
      })
  void equals_otherVerticesOrRings_isFalse(String other) {
    Outline outline = of("POLYGON((0 0,8 0,8 8,0 8,0 0),(1 1,1 2,2 2,1 1))");
    assertThat(outline).isNotEqualTo(of(other));
    assertThat(outline).isEqualTo(of("POLYGON((0 0,8 0,8 8,0 8,0 0),(1 1,1 2,2 2,1 1))"));
  }

  @Test
  void equals_differencesBelowTheLattice_areNone() {
    assertThat(of("POLYGON((0 0,8.00000004 0,8 8,0 0))"))
        .isEqualTo(of("POLYGON((0 0,8 0,7.99999996 8,0 0))"));
    assertThat(of("POLYGON((0 0,8.00000006 0,8 8,0 0))"))
        .isNotEqualTo(of("POLYGON((0 0,8 0,8 8,0 0))"));
  }

  @Test
  void vertices_thatRoundingMakesEqual_areDropped() {
    assertThat(of("POLYGON((0 0,4 0,4.00000001 0,4.00000002 0.00000001,4 4,0 0))"))
        .isEqualTo(of("POLYGON((0 0,4 0,4 4,0 0))"));
  }

  @ParameterizedTest
  @CsvSource({
    // The shell's side, corner, one unit beside; the hole's side, corner, one unit inside it.
    "0, 40000000, true",
    "-1, 40000000, false",
    "1, 40000000, true",
    "80000000, 80000000, true",
    "80000001, 80000000, false",
    "80000000, 80000001, false",
    "10000000, 15000000, true",
    "10000001, 15000000, false",
    "10000000, 10000000, true",
    "15000000, 15000000, true",
    "15000001, 15000000, true",
    "14999999, 15000000, false",
    // The other part: on its slanted side, left of it, right of it.
    "-85000000, -80000000, true",
    "-85000001, -80000000, false",
    "-84999999, -80000000, true",
    // Between the parts, and at the ends of the earth.
    "-40000000, -40000000, false",
    "-1800000000, -900000000, false",
    "1800000000, 900000000, false",
  })
  void covers_bothSidesOfEveryBorder_isExact(int lngE7, int latE7, boolean covered) {
    assertThat(of(TWO_PARTS).covers(lngE7, latE7)).isEqualTo(covered);
  }

  @Test
  void covers_theWholeEarth_reachesItsEdges() {
    Outline world = of("POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))");
    for (int lng : new int[] {-1_800_000_000, 0, 1_800_000_000}) {
      for (int lat : new int[] {-900_000_000, 0, 900_000_000}) {
        assertThat(world.covers(lng, lat)).as("%s %s", lng, lat).isTrue();
      }
    }
  }

  @Test
  void borderDistance_onEitherSide_changesItsSignAtTheBorder() {
    Outline outline = of(TWO_PARTS);
    var onBorder = dev.offsite.geo.Wgs84Position.ofE7(0, 40_000_000);
    var inside = dev.offsite.geo.Wgs84Position.ofE7(1, 40_000_000);
    var outside = dev.offsite.geo.Wgs84Position.ofE7(-1, 40_000_000);
    assertThat(Math.abs(outline.borderDistanceM(onBorder))).isEqualTo(0.0);
    assertThat(outline.borderDistanceM(inside)).isBetween(-0.0112, -0.0110);
    assertThat(outline.borderDistanceM(outside)).isBetween(0.0110, 0.0112);
    // In a hole: the distance to the hole's side, positive.
    var inHole = dev.offsite.geo.Wgs84Position.ofE7(10_001_000, 15_000_000);
    assertThat(outline.borderDistanceM(inHole)).isBetween(11.0, 11.2);
  }
}
