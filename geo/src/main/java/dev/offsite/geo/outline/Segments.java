package dev.offsite.geo.outline;

import dev.offsite.geo.Lattice;

/** Exact questions about two lattice segments. */
public final class Segments {
  private Segments() {}

  /** Whether the closed segments a–b and c–d have a point in common. */
  public static boolean touch(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy) {
    if (Math.max(ax, bx) < Math.min(cx, dx)
        || Math.max(cx, dx) < Math.min(ax, bx)
        || Math.max(ay, by) < Math.min(cy, dy)
        || Math.max(cy, dy) < Math.min(ay, by)) {
      return false;
    }
    int c = Lattice.side(ax, ay, bx, by, cx, cy);
    int d = Lattice.side(ax, ay, bx, by, dx, dy);
    if (c * d > 0) {
      return false;
    }
    int a = Lattice.side(cx, cy, dx, dy, ax, ay);
    int b = Lattice.side(cx, cy, dx, dy, bx, by);
    return a * b <= 0;
  }
}
