package dev.offsite.geo.testing;

import dev.offsite.geo.Lattice;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Circle;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.FenceShape;
import dev.offsite.geo.fence.Polygonal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Random shapes of every kind that a fence may have, in lattice units around a place. */
public final class RandomOutlines {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final SplittableRandom random;

  /** A generator of its own seed. */
  public RandomOutlines(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A world of fences of all kinds within {@code reach} units of a lattice point. */
  public List<Fence> world(int count, int x, int y, int reach) {
    List<Fence> fences = new ArrayList<>();
    while (fences.size() < count) {
      int cx = around(x, reach);
      int cy = around(y, reach);
      int size = 1 + (int) Math.pow(reach, random.nextDouble());
      fences.add(Fence.of("f" + fences.size(), 1, "test", shape(cx, cy, size)));
    }
    return fences;
  }

  /** One shape of a random kind. */
  public FenceShape shape(int x, int y, int size) {
    while (true) {
      try {
        return switch (random.nextInt(10)) {
          case 0 -> box(x, y, size);
          case 1 -> triangle(x, y, size);
          case 2 -> sliver(x, y, size);
          case 3 -> alignedBox(x, y, size);
          case 4 -> multi(x, y, size);
          case 5 -> Circle.of(Wgs84Position.ofE7(x, y), 1 + Math.min(5_000, size / 200.0));
          case 6 -> corridor(x, y, size);
          case 7 -> combed(x, y, size);
          case 8 -> neighbour(x, y, size);
          default ->
              star(
                  x,
                  y,
                  size,
                  random.nextInt(20) == 0 ? 2000 : 5 + random.nextInt(60),
                  random.nextInt(3));
        };
      } catch (IllegalArgumentException e) {
        // A degenerate draw; draw again.
        size += 3;
      }
    }
  }

  /** A closed concave ring of many vertices, with holes. */
  public Polygonal star(int x, int y, int size, int vertices, int holes) {
    LinearRing[] inner = new LinearRing[size > 1000 ? holes : 0];
    for (int i = 0; i < inner.length; i++) {
      int at = (i - inner.length / 2) * (size / 8);
      inner[i] = ring(x + at, y, size / 24, size / 16, 3 + random.nextInt(9));
    }
    return polygonal(FACTORY.createPolygon(ring(x, y, size / 3, size, vertices), inner));
  }

  private LinearRing ring(int x, int y, int low, int high, int vertices) {
    Coordinate[] c = new Coordinate[vertices + 1];
    for (int i = 0; i < vertices; i++) {
      double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / vertices;
      double r = low + random.nextDouble() * (high - low);
      c[i] = new Coordinate(Math.rint(x + r * Math.cos(angle)), Math.rint(y + r * Math.sin(angle)));
    }
    c[vertices] = c[0].copy();
    return FACTORY.createLinearRing(c);
  }

  private Polygonal box(int x, int y, int size) {
    int w = 1 + random.nextInt(size);
    int h = 1 + random.nextInt(size);
    return polygon(x, y, x + w, y, x + w, y + h, x, y + h);
  }

  /** A box whose sides lie on, or one unit beside, the cell borders of the grid. */
  private Polygonal alignedBox(int x, int y, int size) {
    int shift = new int[] {8, 10, 12, 14, 20}[random.nextInt(size > 1 << 20 ? 5 : 4)];
    int west = (x >> shift << shift) + random.nextInt(3) - 1;
    int south = (y >> shift << shift) + random.nextInt(3) - 1;
    int w = Math.max(1, (1 + random.nextInt(3)) << shift) + random.nextInt(3) - 1;
    int h = Math.max(1, (1 + random.nextInt(3)) << shift) + random.nextInt(3) - 1;
    return polygon(west, south, west + w, south, west + w, south + h, west, south + h);
  }

  /** A box whose lower side has further vertices on it, some of them ends of dents. */
  private Polygonal combed(int x, int y, int size) {
    int w = size / 6 + 1;
    return polygon(
        x, y, x + w, y, x + 2 * w, y, x + 2 * w, y + w, x + 3 * w, y + w, x + 3 * w, y, x + 4 * w,
        y, x + 5 * w, y - w, x + 6 * w, y, x + 6 * w, y + 2 * w, x, y + 2 * w, x, y + w);
  }

  /** A cell of a partition: its sides are those of its neighbours. */
  private Polygonal neighbour(int x, int y, int size) {
    int step = Math.max(3, Integer.highestOneBit(size)) + 1;
    int west = Math.floorDiv(x, step) * step;
    int south = Math.floorDiv(y, step) * step;
    return polygon(west, south, west + step, south, west + step, south + step, west, south + step);
  }

  private Polygonal triangle(int x, int y, int size) {
    return polygon(x, y, around(x, size), around(y, size), around(x, size), around(y, size));
  }

  private Polygonal sliver(int x, int y, int size) {
    int dx = random.nextInt(-size, size + 1);
    int dy = random.nextInt(-size, size + 1);
    return polygon(x, y, x + dx, y + dy, x + dx + random.nextInt(3), y + dy + random.nextInt(3));
  }

  /** Two or three parts, the second touching the first in a vertex. */
  private Polygonal multi(int x, int y, int size) {
    int s = Math.max(2, size / 3);
    Polygon a = ringOf(x, y, x - s, y - random.nextInt(s), x - random.nextInt(s), y - s);
    Polygon b = ringOf(x, y, x + s, y + random.nextInt(s), x + random.nextInt(s), y + s);
    return polygonal(FACTORY.createMultiPolygon(new Polygon[] {a, b}));
  }

  private Corridor corridor(int x, int y, int size) {
    List<Wgs84Position> line = new ArrayList<>();
    int n = 2 + random.nextInt(6);
    for (int i = 0; i < n; i++) {
      line.add(Wgs84Position.ofE7(around(x, size + 1000), around(y, size + 1000)));
    }
    return Corridor.of(line, 1 + random.nextInt(60));
  }

  private Polygonal polygon(int... xy) {
    return polygonal(ringOf(xy));
  }

  private static Polygon ringOf(int... xy) {
    Coordinate[] c = new Coordinate[xy.length / 2 + 1];
    for (int i = 0; i < c.length - 1; i++) {
      c[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    c[c.length - 1] = c[0].copy();
    return FACTORY.createPolygon(c);
  }

  /** The shape of a geometry in lattice units. */
  public static Polygonal polygonal(Geometry lattice) {
    Geometry degrees = lattice.copy();
    for (Coordinate c : degrees.getCoordinates()) {
      c.x /= Lattice.UNITS_PER_DEGREE;
      c.y /= Lattice.UNITS_PER_DEGREE;
    }
    degrees.geometryChanged();
    return Polygonal.of(degrees);
  }

  private int around(int centre, int reach) {
    return centre + random.nextInt(-reach, reach + 1);
  }
}
