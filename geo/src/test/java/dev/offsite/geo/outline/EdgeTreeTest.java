package dev.offsite.geo.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.testing.RandomOutlines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EdgeTreeTest {
  private static final int X = 1_201_536_000;
  private static final int Y = 302_650_000;

  /** A tree over the outline of a random star, with as many edges as vertices. */
  private static Outline star(long seed, int vertices) {
    return new RandomOutlines(seed).star(X, Y, 40_000, vertices, 2).outline();
  }

  private static int[] vertices(Outline outline) {
    int[] xy = new int[2 * outline.vertexCount()];
    for (int v = 0; v < outline.vertexCount(); v++) {
      xy[2 * v] = outline.lngE7(v);
      xy[2 * v + 1] = outline.latE7(v);
    }
    return xy;
  }

  private static EdgeTree tree(Outline outline) {
    int[] starts = new int[outline.ringCount() + 1];
    for (int ring = 0; ring <= outline.ringCount(); ring++) {
      starts[ring] = outline.ringStart(ring);
    }
    return EdgeTree.of(vertices(outline), starts);
  }

  @Test
  void forEachEdge_ofRings_leavesOutTheStepsBetween() {
    for (int vertices : new int[] {3, 7, 8, 9, 63, 64, 65, 500}) {
      Outline outline = star(vertices, vertices);
      BitSet edges = new BitSet();
      tree(outline).forEachEdge(edges::set);
      assertThat(edges.cardinality()).as("%s vertices", vertices).isEqualTo(outline.edgeCount());
      for (int ring = 1; ring < outline.ringCount(); ring++) {
        assertThat(edges.get(outline.ringStart(ring) - 1)).isFalse();
      }
    }
  }

  @Test
  void forEachTouching_anyMove_equalsAFullScan() {
    for (long seed = 1; seed <= 20; seed++) {
      Outline outline = star(seed, (int) (10 * seed));
      EdgeTree tree = tree(outline);
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 200; i++) {
        int ax = X + random.nextInt(-50_000, 50_000);
        int ay = Y + random.nextInt(-50_000, 50_000);
        int bx = X + random.nextInt(-50_000, 50_000);
        int by = Y + random.nextInt(-50_000, 50_000);
        List<Integer> expected = new ArrayList<>();
        tree.forEachEdge(
            e -> {
              if (Segments.touch(
                  ax, ay, bx, by, tree.x(e), tree.y(e), tree.x(e + 1), tree.y(e + 1))) {
                expected.add(e);
              }
            });
        List<Integer> found = new ArrayList<>();
        tree.forEachTouching(ax, ay, bx, by, found::add);
        assertThat(found).as("seed %s, case %s", seed, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void nearest_anyPlace_isNoFartherThanAnyVertexOrMiddle() {
    for (long seed = 1; seed <= 20; seed++) {
      Outline outline = star(seed, (int) (10 * seed));
      EdgeTree tree = tree(outline);
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 50; i++) {
        Wgs84Position p =
            Wgs84Position.ofE7(
                X + random.nextInt(-60_000, 60_000), Y + random.nextInt(-60_000, 60_000));
        PolyLine.Nearest nearest = tree.nearest(p);
        // The distance is that of the point it names.
        Wgs84Position a = Wgs84Position.ofE7(tree.x(nearest.edge()), tree.y(nearest.edge()));
        Wgs84Position b =
            Wgs84Position.ofE7(tree.x(nearest.edge() + 1), tree.y(nearest.edge() + 1));
        Wgs84Position at =
            new Wgs84Position(
                a.lng() + nearest.fraction() * (b.lng() - a.lng()),
                a.lat() + nearest.fraction() * (b.lat() - a.lat()));
        assertThat(nearest.distanceM())
            .as("seed %s, case %s", seed, i)
            .isCloseTo(Geodesics.distanceM(p, at), within(1e-4));
        double[] best = {Double.POSITIVE_INFINITY};
        tree.forEachEdge(
            e -> {
              for (int k = 0; k <= 20; k++) {
                double x = tree.x(e) + k / 20.0 * ((double) tree.x(e + 1) - tree.x(e));
                double y = tree.y(e) + k / 20.0 * ((double) tree.y(e + 1) - tree.y(e));
                best[0] =
                    Math.min(best[0], Geodesics.distanceM(p, new Wgs84Position(x / 1e7, y / 1e7)));
              }
            });
        assertThat(nearest.distanceM())
            .as("seed %s, case %s", seed, i)
            .isLessThan(best[0] + 1e-4)
            .isGreaterThan(best[0] - 60);
      }
    }
  }

  @Test
  void polyLine_repeatedPositions_areDropped() {
    Wgs84Position a = new Wgs84Position(120, 30);
    Wgs84Position b = new Wgs84Position(120.001, 30);
    PolyLine line = PolyLine.of(List.of(a, a, b, b, a));
    assertThat(line.vertexCount()).isEqualTo(3);
    assertThat(line.vertex(1)).isEqualTo(b);
    // Both edges are equally near; the first wins.
    assertThat(line.nearest(new Wgs84Position(120.0005, 30.0001)).edge()).isZero();
    assertThatThrownBy(() -> PolyLine.of(List.of(a, a)))
        .isInstanceOf(InvalidOutlineException.class)
        .hasMessageContaining("two different positions");
  }
}
