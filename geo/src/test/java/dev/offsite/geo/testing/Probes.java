package dev.offsite.geo.testing;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.outline.Outline;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Places at which an index may go wrong: vertices, lattice points of edges, one unit beside them,
 * cell borders, and plain random places.
 */
public final class Probes {
  private final SplittableRandom random;
  private final List<Fence> fences;
  private final int x;
  private final int y;
  private final int reach;

  /** Probes of some fences, random ones within {@code reach} of a lattice point. */
  public Probes(long seed, List<Fence> fences, int x, int y, int reach) {
    this.random = new SplittableRandom(seed);
    this.fences = fences;
    this.x = x;
    this.y = y;
    this.reach = reach;
  }

  /** The next place, longitude and latitude in lattice units. */
  public int[] next() {
    if (random.nextInt(4) == 0) {
      return new int[] {
        clip(x + random.nextLong(-reach, reach + 1L), 1_800_000_000),
        clip(y + random.nextLong(-reach, reach + 1L), 900_000_000)
      };
    }
    Outline outline = fences.get(random.nextInt(fences.size())).shape().outline();
    int ring = random.nextInt(outline.ringCount());
    int v = random.nextInt(outline.ringStart(ring), outline.ringStart(ring + 1) - 1);
    long ax = outline.lngE7(v);
    long ay = outline.latE7(v);
    long bx = outline.lngE7(v + 1);
    long by = outline.latE7(v + 1);
    long px = ax;
    long py = ay;
    switch (random.nextInt(5)) {
      case 0 -> {
        // The vertex itself.
      }
      case 1 -> {
        // A lattice point of the edge, if it has any between its ends.
        long steps = gcd(Math.abs(bx - ax), Math.abs(by - ay));
        long k = random.nextLong(steps + 1);
        px = ax + (bx - ax) / steps * k;
        py = ay + (by - ay) / steps * k;
      }
      case 2 -> {
        // The lattice point nearest to a place on the edge.
        double f = random.nextDouble();
        px = Math.round(ax + f * (bx - ax));
        py = Math.round(ay + f * (by - ay));
      }
      case 3 -> {
        // The latitude of the vertex, anywhere beside it.
        px = ax + random.nextLong(-reach, reach + 1L);
      }
      default -> {
        // The nearest corner of a cell.
        int shift = new int[] {8, 10, 12, 14, 20, 26}[random.nextInt(6)];
        px = ax >> shift << shift;
        py = ay >> shift << shift;
      }
    }
    px += random.nextInt(3) - 1;
    py += random.nextInt(3) - 1;
    return new int[] {clip(px, 1_800_000_000), clip(py, 900_000_000)};
  }

  private static int clip(long value, int limit) {
    return (int) Math.max(-limit, Math.min(limit, value));
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
