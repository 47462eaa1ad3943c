package dev.offsite.geo.testing;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Corridor;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/**
 * A realistic mix of fences around Hangzhou, and the places of its traffic: 70 % small sites, 20 %
 * concave zones of which a third have holes, 9 % corridors of 40 m, 1 % (at most 200) district
 * outlines of thousands of vertices. Most of them crowd around 40 hot spots.
 */
public final class City {
  private static final int WEST = 1_183_000_000;
  private static final int SOUTH = 291_000_000;
  private static final int WIDTH = 26_000_000;
  private static final int HEIGHT = 15_000_000;
  private static final int VEHICLES = 5_216;
  private static final int UNITS_PER_M = 100;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final SplittableRandom random;
  private final int[][] hotSpots = new int[40][];
  private final List<List<Wgs84Position>> routes = new ArrayList<>();
  private final List<Fence> fences = new ArrayList<>();

  /** A city of its own seed. */
  public City(long seed, int fenceCount) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < hotSpots.length; i++) {
      hotSpots[i] = anywhere();
    }
    int districts = Math.max(1, Math.min(200, fenceCount / 100));
    int corridors = fenceCount * 9 / 100;
    int zones = fenceCount / 5;
    for (int i = 0; i < districts; i++) {
      add("district", star(anywhere(), metres(3000, 10500), 1000 + random.nextInt(3000), 0));
    }
    for (int i = 0; i < corridors; i++) {
      List<Wgs84Position> route = route();
      routes.add(route);
      add("corridor", Corridor.of(route, 20));
    }
    for (int i = 0; i < zones; i++) {
      int holes = random.nextInt(10) < 3 ? 1 + random.nextInt(3) : 0;
      add("zone", star(place(), metres(100, 1000), 30 + random.nextInt(170), holes));
    }
    while (fences.size() < fenceCount) {
      add("site", star(place(), metres(20, 150), 4 + random.nextInt(2), 0));
    }
  }

  /** The fences; the ordinal of a fence in an index of them is its place in the list. */
  public List<Fence> fences() {
    return fences;
  }

  /** The lattice points of a fleet: every vehicle's first fix, then every second one, and so on. */
  public int[] trace(int rounds) {
    int[] xy = new int[2 * VEHICLES * rounds];
    for (int v = 0; v < VEHICLES; v++) {
      int mode = random.nextInt(10);
      int[] at = place();
      List<Wgs84Position> route =
          mode < 4 && !routes.isEmpty() ? routes.get(random.nextInt(routes.size())) : null;
      double angle = random.nextDouble() * 2 * Math.PI;
      double progress = random.nextDouble();
      for (int i = 0; i < rounds; i++) {
        if (route != null) {
          progress = (progress + 0.01) % 1;
          at = along(route, progress);
        } else if (mode < 8) {
          angle += (random.nextDouble() - 0.5) * 0.6;
          at[0] += (int) (12_000 * Math.cos(angle));
          at[1] += (int) (10_000 * Math.sin(angle));
        }
        int slot = 2 * (i * VEHICLES + v);
        xy[slot] = at[0] + random.nextInt(-500, 501);
        xy[slot + 1] = at[1] + random.nextInt(-500, 501);
      }
    }
    return xy;
  }

  /** Number of vehicles of {@link #trace}: a vehicle's next fix is so many points further on. */
  public static int vehicles() {
    return VEHICLES;
  }

  /** Lattice points spread evenly. */
  public int[] uniform(int count) {
    int[] xy = new int[2 * count];
    for (int i = 0; i < count; i++) {
      int[] p = anywhere();
      xy[2 * i] = p[0];
      xy[2 * i + 1] = p[1];
    }
    return xy;
  }

  /** A shape like the given one a few metres away. */
  public Fence moved(Fence fence, int byMetres) {
    int d = byMetres * UNITS_PER_M;
    if (fence.shape() instanceof Corridor corridor) {
      List<Wgs84Position> line = new ArrayList<>();
      for (Wgs84Position p : corridor.line()) {
        line.add(Wgs84Position.ofE7(p.lngE7() + d, p.latE7() + d));
      }
      return fence.withShape(Corridor.of(line, corridor.halfWidthM()));
    }
    var lattice = fence.shape().outline().toLatticeGeometry();
    for (Coordinate c : lattice.getCoordinates()) {
      c.x += d;
      c.y += d;
    }
    lattice.geometryChanged();
    return fence.withShape(RandomOutlines.polygonal(lattice));
  }

  private void add(String kind, dev.offsite.geo.fence.FenceShape shape) {
    fences.add(Fence.of(kind + "-" + fences.size(), 1, kind, shape));
  }

  private Polygonal star(int[] at, int radius, int vertices, int holes) {
    LinearRing[] inner = new LinearRing[holes];
    for (int h = 0; h < holes; h++) {
      double angle = 2 * Math.PI * h / holes;
      int[] centre = {
        at[0] + (int) (0.3 * radius * Math.cos(angle)),
        at[1] + (int) (0.3 * radius * Math.sin(angle))
      };
      inner[h] = ring(centre, radius / 8, 4 + random.nextInt(12), 0.3);
    }
    return RandomOutlines.polygonal(FACTORY.createPolygon(ring(at, radius, vertices, 0.35), inner));
  }

  /** A ring whose radius wanders between (1 - depth) and 1. */
  private LinearRing ring(int[] at, int radius, int vertices, double depth) {
    double[] waves = new double[8];
    for (int i = 0; i < waves.length; i++) {
      waves[i] = random.nextDouble() * 2 * Math.PI;
    }
    Coordinate[] c = new Coordinate[vertices + 1];
    for (int i = 0; i < vertices; i++) {
      double angle = 2 * Math.PI * i / vertices;
      double wander = 0;
      for (int k = 0; k < waves.length; k++) {
        wander += Math.sin((3 * k + 2) * angle + waves[k]) / waves.length;
      }
      double r = radius * (1 - depth * (0.5 + 0.5 * wander) + 0.02 * random.nextDouble());
      c[i] =
          new Coordinate(
              Math.rint(at[0] + 1.15 * r * Math.cos(angle)),
              Math.rint(at[1] + r * Math.sin(angle)));
    }
    c[vertices] = c[0].copy();
    return FACTORY.createLinearRing(c);
  }

  /** A way from a site to a disposal place: one direction on the whole, with bends. */
  private List<Wgs84Position> route() {
    int[] at = place();
    List<Wgs84Position> line = new ArrayList<>();
    int n = 40 + random.nextInt(160);
    double goal = random.nextDouble() * 2 * Math.PI;
    double bend = 0;
    int step = metres(50, 100);
    for (int i = 0; i < n; i++) {
      line.add(Wgs84Position.ofE7(at[0], at[1]));
      bend = 0.9 * bend + (random.nextDouble() - 0.5) * 0.6;
      at[0] += (int) (1.15 * step * Math.cos(goal + bend));
      at[1] += (int) (step * Math.sin(goal + bend));
    }
    return line;
  }

  private static int[] along(List<Wgs84Position> route, double progress) {
    double at = progress * (route.size() - 1);
    int i = Math.min((int) at, route.size() - 2);
    Wgs84Position a = route.get(i);
    Wgs84Position b = route.get(i + 1);
    double f = at - i;
    return new int[] {
      (int) (a.lngE7() + f * (b.lngE7() - a.lngE7())),
      (int) (a.latE7() + f * (b.latE7() - a.latE7()))
    };
  }

  private int metres(int low, int high) {
    return (low + random.nextInt(high - low)) * UNITS_PER_M;
  }

  private int[] anywhere() {
    return new int[] {WEST + random.nextInt(WIDTH), SOUTH + random.nextInt(HEIGHT)};
  }

  /** Anywhere, mostly around a hot spot. */
  private int[] place() {
    if (random.nextInt(10) < 3) {
      return anywhere();
    }
    int[] spot = hotSpots[random.nextInt(hotSpots.length)];
    return new int[] {spot[0] + spread(), spot[1] + spread()};
  }

  private int spread() {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += random.nextDouble() - 0.5;
    }
    return (int) (sum * 500_000);
  }
}
