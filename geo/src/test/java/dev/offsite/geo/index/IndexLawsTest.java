package dev.offsite.geo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.testing.Boxes;
import dev.offsite.geo.testing.Probes;
import dev.offsite.geo.testing.RandomOutlines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Laws that hold for any fences, places and moves. */
class IndexLawsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int X = 1_201_536_000;
  private static final int Y = 302_650_000;
  private static final int REACH = 60_000;
  private static final int POINTS = 20_000;
  private static final int MOVES = 3_000;

  private static Wgs84Position at(int[] p) {
    return Wgs84Position.ofE7(p[0], p[1]);
  }

  private static int[] covering(GeofenceIndex index, int x, int y) {
    int[] out = new int[index.ordinalBound()];
    int n = index.covering(x, y, out);
    int[] found = Arrays.copyOf(out, n);
    Arrays.sort(found);
    return found;
  }

  /** Only polygons: circles and corridors of another place are other shapes. */
  private static List<Fence> polygons(long seed) {
    List<Fence> fences = new ArrayList<>();
    for (Fence fence : new RandomOutlines(seed).world(120, X, Y, REACH)) {
      Geometry lattice = fence.shape().outline().toLatticeGeometry();
      fences.add(fence.withShape(RandomOutlines.polygonal(lattice)));
    }
    return fences;
  }

  private static Fence changed(Fence fence, Geometry lattice) {
    return fence.withShape(RandomOutlines.polygonal(lattice));
  }

  private static Fence moved(Fence fence, int dx, int dy) {
    Geometry lattice = fence.shape().outline().toLatticeGeometry();
    for (Coordinate c : lattice.getCoordinates()) {
      c.x += dx;
      c.y += dy;
    }
    lattice.geometryChanged();
    return changed(fence, lattice);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "2, 0, -1",
    "3, 16384, 8192",
    "4, -1201536000, -302650000",
    "5, 597000000, 590000000",
    "6, -2000000000, 12345",
    "7, 123457, -1150000000",
  })
  void answers_everythingMovedByTheSameUnits_areTheSame(long seed, int dx, int dy) {
    List<Fence> fences = polygons(seed);
    List<Fence> shifted = fences.stream().map(f -> moved(f, dx, dy)).toList();
    GeofenceIndex index = GeofenceIndex.of(fences);
    GeofenceIndex other = GeofenceIndex.of(shifted);
    Probes probes = new Probes(seed, fences, X, Y, REACH);
    int[] before = null;
    for (int i = 0; i < POINTS; i++) {
      int[] p = probes.next();
      int[] q = {p[0] + dx, p[1] + dy};
      if (!Arrays.equals(covering(index, p[0], p[1]), covering(other, q[0], q[1]))) {
        assertThat(covering(other, q[0], q[1]))
            .as("seed %s, point %s", seed, i)
            .containsExactly(covering(index, p[0], p[1]));
      }
      if (before != null && i < MOVES) {
        int[] from = {before[0] + dx, before[1] + dy};
        assertThat(other.crossings(at(from), at(q)))
            .as("seed %s, move %s", seed, i)
            .isEqualTo(index.crossings(at(before), at(p)));
      }
      before = p;
    }
  }

  @ParameterizedTest
  @CsvSource({"11", "12", "13"})
  void answers_ringsReversedAndRotated_areTheSame(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Fence> fences = polygons(seed);
    List<Fence> turned = new ArrayList<>();
    for (Fence fence : fences) {
      turned.add(changed(fence, turned(fence.shape().outline().toLatticeGeometry(), random)));
    }
    assertThat(turned).isNotEqualTo(fences);
    GeofenceIndex index = GeofenceIndex.of(fences);
    GeofenceIndex other = GeofenceIndex.of(turned);
    Probes probes = new Probes(seed, fences, X, Y, REACH);
    int[] before = {X, Y};
    for (int i = 0; i < POINTS; i++) {
      int[] p = probes.next();
      if (!Arrays.equals(covering(index, p[0], p[1]), covering(other, p[0], p[1]))) {
        assertThat(covering(other, p[0], p[1]))
            .as("seed %s, point %s", seed, i)
            .containsExactly(covering(index, p[0], p[1]));
      }
      if (i < MOVES) {
        assertSameCrossings(
            other.crossings(at(before), at(p)),
            index.crossings(at(before), at(p)),
            "seed " + seed + ", move " + i);
      }
      before = p;
    }
  }

  private static Geometry turned(Geometry geometry, SplittableRandom random) {
    Polygon[] polygons = new Polygon[geometry.getNumGeometries()];
    for (int i = 0; i < polygons.length; i++) {
      Polygon polygon = (Polygon) geometry.getGeometryN(i);
      LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
      for (int h = 0; h < holes.length; h++) {
        holes[h] = turned(polygon.getInteriorRingN(h), random);
      }
      polygons[i] = FACTORY.createPolygon(turned(polygon.getExteriorRing(), random), holes);
    }
    return polygons.length == 1 ? polygons[0] : FACTORY.createMultiPolygon(polygons);
  }

  private static LinearRing turned(LinearRing ring, SplittableRandom random) {
    Coordinate[] closed = ring.getCoordinates();
    int n = closed.length - 1;
    int by = random.nextInt(n);
    Coordinate[] c = new Coordinate[n + 1];
    for (int i = 0; i <= n; i++) {
      c[i] = closed[(i + by) % n].copy();
    }
    if (random.nextBoolean()) {
      CoordinateArrays.reverse(c);
    }
    return FACTORY.createLinearRing(c);
  }

  /** The same crossings per fence; those of different fences at one place may change order. */
  private static void assertSameCrossings(
      List<Crossing> found, List<Crossing> expected, String as) {
    List<Crossing> a = byFence(found);
    List<Crossing> b = byFence(expected);
    assertThat(a).as(as).hasSameSizeAs(b);
    for (int i = 0; i < a.size(); i++) {
      assertThat(a.get(i).ordinal()).as(as).isEqualTo(b.get(i).ordinal());
      assertThat(a.get(i).kind()).as(as).isEqualTo(b.get(i).kind());
      assertThat(a.get(i).entryFraction())
          .as(as)
          .isCloseTo(b.get(i).entryFraction(), within(1e-12));
      assertThat(a.get(i).exitFraction()).as(as).isCloseTo(b.get(i).exitFraction(), within(1e-12));
    }
  }

  /** Stable: the crossings of one fence keep their order. */
  private static List<Crossing> byFence(List<Crossing> crossings) {
    return crossings.stream().sorted(java.util.Comparator.comparingInt(Crossing::ordinal)).toList();
  }

  @Test
  void crossings_ofTheWayBack_areMirrored() {
    long seed = 21;
    List<Fence> fences = new RandomOutlines(seed).world(150, X, Y, REACH);
    GeofenceIndex index = GeofenceIndex.of(fences);
    Probes probes = new Probes(seed, fences, X, Y, REACH);
    int met = 0;
    for (int i = 0; i < 10_000; i++) {
      Wgs84Position a = at(probes.next());
      Wgs84Position b = at(probes.next());
      List<Crossing> there = index.crossings(a, b);
      List<Crossing> mirrored = new ArrayList<>();
      for (Crossing c : index.crossings(b, a)) {
        Crossing.Kind kind =
            switch (c.kind()) {
              case ENTER -> Crossing.Kind.EXIT;
              case EXIT -> Crossing.Kind.ENTER;
              case CROSS -> Crossing.Kind.CROSS;
            };
        mirrored.add(
            0, new Crossing(c.ordinal(), kind, 1 - c.exitFraction(), 1 - c.entryFraction()));
      }
      mirrored.sort(java.util.Comparator.comparingDouble(Crossing::entryFraction));
      List<Crossing> ordered = new ArrayList<>(there);
      ordered.sort(java.util.Comparator.comparingDouble(Crossing::entryFraction));
      assertSameCrossings(mirrored, ordered, "seed " + seed + ", move " + i);
      met += there.size();
    }
    assertThat(met).isGreaterThan(10_000);
  }

  @Test
  void coveringAndCrossings_ofAMove_decideWhatCoversItsEnd() {
    long seed = 22;
    List<Fence> fences = new RandomOutlines(seed).world(150, X, Y, REACH);
    GeofenceIndex index = GeofenceIndex.of(fences);
    Probes probes = new Probes(seed, fences, X, Y, REACH);
    int[] from = probes.next();
    int changes = 0;
    for (int i = 0; i < POINTS; i++) {
      int[] to = probes.next();
      TreeMap<Integer, Boolean> inside = new TreeMap<>();
      for (int ordinal : covering(index, from[0], from[1])) {
        inside.put(ordinal, true);
      }
      List<Crossing> crossings = index.crossings(at(from), at(to));
      for (Crossing crossing : crossings) {
        boolean was = inside.getOrDefault(crossing.ordinal(), false);
        // Out of a fence one can only go, into it only come.
        assertThat(was)
            .as("seed %s, move %s, %s", seed, i, crossing)
            .isEqualTo(crossing.kind() == Crossing.Kind.EXIT);
        inside.put(crossing.ordinal(), crossing.kind() == Crossing.Kind.ENTER);
        changes++;
      }
      inside.values().removeIf(in -> !in);
      int[] expected = inside.keySet().stream().mapToInt(k -> k).toArray();
      if (!Arrays.equals(covering(index, to[0], to[1]), expected)) {
        assertThat(covering(index, to[0], to[1]))
            .as("seed %s, move %s", seed, i)
            .containsExactly(expected);
      }
      from = to;
    }
    assertThat(changes).isGreaterThan(POINTS);
  }

  @ParameterizedTest
  @CsvSource({"16384, 0", "16384, 1", "256, 0", "1000, 7", "1048576, -1"})
  void covering_aPartitionOfSquares_isOneTwoOrFour(int side, int shift) {
    int n = 12;
    int west = (X >> 20 << 20) + shift;
    int south = (Y >> 20 << 20) + shift;
    List<Fence> squares = new ArrayList<>();
    for (int i = 0; i < n * n; i++) {
      Wgs84Position low = Wgs84Position.ofE7(west + i % n * side, south + i / n * side);
      Wgs84Position high = Wgs84Position.ofE7(low.lngE7() + side, low.latE7() + side);
      squares.add(Fence.of("s" + i, 1, "k", new Polygonal(Boxes.of(low, high))));
    }
    GeofenceIndex index = GeofenceIndex.of(squares);
    long seed = side;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      int x = coordinate(random, n, side);
      int y = coordinate(random, n, side);
      int lines = (isInnerLine(x, n, side) ? 1 : 0) + (isInnerLine(y, n, side) ? 1 : 0);
      assertThat(index.covering(west + x, south + y, new int[4]))
          .as("seed %s, %s %s", seed, x, y)
          .isEqualTo(1 << lines);
    }
    for (int along = 0; along <= n * side; along += side) {
      assertThat(index.covering(west - 1, south + along, new int[4])).isZero();
      assertThat(index.covering(west + n * side + 1, south + along, new int[4])).isZero();
      assertThat(index.covering(west + along, south - 1, new int[4])).isZero();
      assertThat(index.covering(west + along, south + n * side + 1, new int[4])).isZero();
    }
  }

  private static int coordinate(SplittableRandom random, int n, int side) {
    int line = random.nextInt(n + 1) * side;
    int c = random.nextInt(3) == 0 ? random.nextInt(n * side + 1) : line + random.nextInt(3) - 1;
    return Math.max(0, Math.min(n * side, c));
  }

  private static boolean isInnerLine(int c, int n, int side) {
    return c % side == 0 && c > 0 && c < n * side;
  }

  @Test
  void crossings_throughAPartition_leaveEachSquareWhereTheNextBegins() {
    List<Fence> squares = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      squares.add(Boxes.fence("s" + i, "k", 120 + i, 30, 121 + i, 31));
    }
    GeofenceIndex index = GeofenceIndex.of(squares);
    List<Crossing> crossings =
        index.crossings(new Wgs84Position(119.5, 30.25), new Wgs84Position(130.5, 30.75));
    assertThat(crossings).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(crossings.get(i).ordinal()).isEqualTo(i);
      assertThat(crossings.get(i).kind()).isEqualTo(Crossing.Kind.CROSS);
      assertThat(crossings.get(i).entryFraction()).isCloseTo((i + 0.5) / 11, within(1e-12));
      assertThat(crossings.get(i).fraction()).isEqualTo(crossings.get(i).entryFraction());
      if (i > 0) {
        assertThat(crossings.get(i).entryFraction()).isEqualTo(crossings.get(i - 1).exitFraction());
      }
    }
  }
}
