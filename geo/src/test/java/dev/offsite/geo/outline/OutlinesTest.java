package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.testing.JtsTruth;
import dev.offsite.geo.testing.Probes;
import dev.offsite.geo.testing.RandomOutlines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OutlinesTest {
  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POLYGON((0 0,2 2,2 0,0 2,0 0))                               | Self-intersection | 1 | 1
          POLYGON((0 0,4 0,4 4,0 4,0 0),(5 5,6 5,6 6,5 5))             | Hole lies outside shell | 5 | 5
          POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,9 1,1 2,1 1))             | Self-intersection | 4 | 1
          MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((1 1,2 1,2 2,1 2,1 1))) | Nested shells | 1 | 1
          POLYGON((0 0,4 0,4 0,0 0))                                   | Too few distinct points | 0 | 0
          POLYGON((0 0,0.00000004 0,0.00000004 0.00000004,0 0))        | Too few distinct points | 0 | 0
          """)
  void ofDegrees_invalid_namesReasonAndPlace(String text, String reason, double lng, double lat) {
    assertThatThrownBy(() -> Outlines.ofDegrees(wkt(text)))
        .isInstanceOfSatisfying(
            InvalidOutlineException.class,
            e -> {
              assertThat(e).hasMessageContaining(reason);
              Wgs84Position place = e.place().orElseThrow();
              assertThat(place.lng()).isCloseTo(lng, within(1e-6));
              assertThat(place.lat()).isCloseTo(lat, within(1e-6));
            });
  }

  @Test
  void ofDegrees_unsuitable_isRefused() {
    assertThatThrownBy(() -> Outlines.ofDegrees(wkt("LINESTRING(0 0,1 1)")))
        .hasMessageContaining("not a LineString");
    assertThatThrownBy(() -> Outlines.ofDegrees(wkt("POLYGON EMPTY")))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> Outlines.ofDegrees(wkt("POLYGON((0 0,181 0,4 4,0 0))")))
        .hasMessageContaining("lng 181");
  }

  @Test
  void repaired_bowTie_coversBothHalves() {
    Outline outline = Outlines.repairedOfDegrees(wkt("POLYGON((0 0,2 2,2 0,0 2,0 0))"));
    assertThat(outline.covers(19_000_000, 10_000_000)).isTrue();
    assertThat(outline.covers(1_000_000, 10_000_000)).isTrue();
    assertThat(outline.covers(10_000_000, 1_000_000)).isFalse();
    assertThatThrownBy(() -> Outlines.repairedOfDegrees(wkt("POLYGON((0 0,1 0,2 0,0 0))")))
        .isInstanceOf(InvalidOutlineException.class)
        .hasMessageContaining("nothing with an area");
  }

  @Test
  void toGeometry_ofAnyShape_isTheSameShapeAgain() {
    for (Fence fence : new RandomOutlines(5).world(300, 1_201_536_000, 302_650_000, 100_000)) {
      Outline outline = fence.shape().outline();
      assertThat(Polygonal.of(outline.toGeometry()).outline())
          .isEqualTo(outline)
          .hasSameHashCodeAs(outline);
      assertThat(outline.toLatticeGeometry().getNumPoints()).isEqualTo(outline.vertexCount());
      assertThat(outline.edgeCount()).isEqualTo(outline.vertexCount() - outline.ringCount());
    }
  }

  @Test
  void covers_anyPlace_equalsJts() {
    List<Fence> fences = new RandomOutlines(6).world(100, 1_201_536_000, 302_650_000, 50_000);
    JtsTruth truth = new JtsTruth(fences);
    Probes probes = new Probes(6, fences, 1_201_536_000, 302_650_000, 50_000);
    for (int i = 0; i < 30_000; i++) {
      int[] p = probes.next();
      StringBuilder found = new StringBuilder();
      for (int f = 0; f < fences.size(); f++) {
        if (fences.get(f).shape().outline().covers(p[0], p[1])) {
          found.append(found.isEmpty() ? "" : ", ").append(f);
        }
      }
      String expected = java.util.Arrays.toString(truth.covering(p[0], p[1]));
      if (!expected.equals("[" + found + "]")) {
        assertThat("[" + found + "]").as("seed 6, point %s", i).isEqualTo(expected);
      }
    }
  }
}
