package dev.offsite.geo.testing;

import dev.offsite.geo.index.Crossing;
import dev.offsite.geo.outline.Outline;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Crossings of a move by brute force in exact fractions: every edge is cut with the move, and the
 * middle of every stretch between two cuts is tested by ray casting. Slow and simple.
 */
public final class StayOracle {
  private StayOracle() {}

  /** A fraction with a positive denominator. */
  private record Fraction(BigInteger num, BigInteger den) implements Comparable<Fraction> {
    static Fraction of(BigInteger num, BigInteger den) {
      return den.signum() < 0 ? new Fraction(num.negate(), den.negate()) : new Fraction(num, den);
    }

    static Fraction of(long num) {
      return new Fraction(BigInteger.valueOf(num), BigInteger.ONE);
    }

    Fraction middle(Fraction other) {
      return new Fraction(
          num.multiply(other.den).add(other.num.multiply(den)),
          den.multiply(other.den).shiftLeft(1));
    }

    Fraction along(long from, long to) {
      return new Fraction(
          BigInteger.valueOf(from).multiply(den).add(BigInteger.valueOf(to - from).multiply(num)),
          den);
    }

    Fraction minus(Fraction other) {
      return new Fraction(
          num.multiply(other.den).subtract(other.num.multiply(den)), den.multiply(other.den));
    }

    Fraction times(long factor) {
      return new Fraction(num.multiply(BigInteger.valueOf(factor)), den);
    }

    int signum() {
      return num.signum();
    }

    double toDouble() {
      return num.doubleValue() / den.doubleValue();
    }

    @Override
    public int compareTo(Fraction o) {
      return num.multiply(o.den).compareTo(o.num.multiply(den));
    }
  }

  /** The crossings of the move (from lng, lat, to lng, lat) with one outline. */
  public static List<Crossing> crossings(int ordinal, Outline outline, int[] m) {
    Fraction zero = Fraction.of(0);
    Fraction one = Fraction.of(1);
    TreeSet<Fraction> cuts = new TreeSet<>(List.of(zero, one));
    for (int[] e : edges(outline)) {
      addCuts(e, m, cuts);
    }
    List<Crossing> crossings = new ArrayList<>();
    if (m[0] == m[2] && m[1] == m[3]) {
      return crossings;
    }
    Fraction entry = null;
    Fraction before = null;
    for (Fraction cut : cuts) {
      if (entry != null && !covers(outline, m, before.middle(cut))) {
        add(crossings, ordinal, entry, before);
        entry = null;
      }
      if (entry == null && covers(outline, m, cut)) {
        entry = cut;
      }
      before = cut;
    }
    if (entry != null && covers(outline, m, one)) {
      add(crossings, ordinal, entry, one);
    }
    return crossings;
  }

  private static void add(List<Crossing> to, int ordinal, Fraction entry, Fraction exit) {
    boolean starts = entry.signum() == 0;
    boolean ends = exit.compareTo(Fraction.of(1)) == 0;
    if (starts && ends) {
      return;
    }
    Crossing.Kind kind =
        starts ? Crossing.Kind.EXIT : ends ? Crossing.Kind.ENTER : Crossing.Kind.CROSS;
    to.add(new Crossing(ordinal, kind, entry.toDouble(), exit.toDouble()));
  }

  private static void addCuts(int[] e, int[] m, Set<Fraction> cuts) {
    BigInteger den = cross(e, m[2] - (long) m[0], m[3] - (long) m[1]);
    List<Fraction> found = new ArrayList<>();
    if (den.signum() != 0) {
      BigInteger num = cross(e, e[0] - (long) m[0], e[1] - (long) m[1]);
      found.add(Fraction.of(num, den));
    } else {
      for (int end = 0; end < 4; end += 2) {
        long dx = m[2] - (long) m[0];
        long dy = m[3] - (long) m[1];
        BigInteger off =
            BigInteger.valueOf(dx)
                .multiply(BigInteger.valueOf(e[end + 1] - (long) m[1]))
                .subtract(
                    BigInteger.valueOf(dy).multiply(BigInteger.valueOf(e[end] - (long) m[0])));
        if (off.signum() == 0 && dx != 0) {
          found.add(Fraction.of(BigInteger.valueOf(e[end] - (long) m[0]), BigInteger.valueOf(dx)));
        } else if (off.signum() == 0 && dy != 0) {
          found.add(
              Fraction.of(BigInteger.valueOf(e[end + 1] - (long) m[1]), BigInteger.valueOf(dy)));
        }
      }
    }
    for (Fraction f : found) {
      if (f.signum() >= 0 && f.compareTo(Fraction.of(1)) <= 0) {
        cuts.add(f);
      }
    }
  }

  private static BigInteger cross(int[] e, long dx, long dy) {
    BigInteger ex = BigInteger.valueOf(e[2] - (long) e[0]);
    BigInteger ey = BigInteger.valueOf(e[3] - (long) e[1]);
    return ex.multiply(BigInteger.valueOf(dy)).subtract(ey.multiply(BigInteger.valueOf(dx)));
  }

  /** Whether the outline covers the place at a fraction of the move, by ray casting. */
  private static boolean covers(Outline outline, int[] m, Fraction f) {
    Fraction x = f.along(m[0], m[2]);
    Fraction y = f.along(m[1], m[3]);
    boolean inside = false;
    for (int[] e : edges(outline)) {
      Fraction ax = Fraction.of(e[0]);
      Fraction ay = Fraction.of(e[1]);
      Fraction bx = Fraction.of(e[2]);
      Fraction by = Fraction.of(e[3]);
      int side =
          y.minus(ay).times(e[2] - (long) e[0]).compareTo(x.minus(ax).times(e[3] - (long) e[1]));
      if (side == 0 && between(ax, x, bx) && between(ay, y, by)) {
        return true;
      }
      boolean aLow = ay.compareTo(y) <= 0;
      boolean bLow = by.compareTo(y) <= 0;
      if (aLow != bLow && (side > 0) == aLow) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static boolean between(Fraction a, Fraction v, Fraction b) {
    return a.compareTo(v) * v.compareTo(b) >= 0;
  }

  private static List<int[]> edges(Outline outline) {
    List<int[]> edges = new ArrayList<>();
    for (int ring = 0; ring < outline.ringCount(); ring++) {
      for (int v = outline.ringStart(ring); v < outline.ringStart(ring + 1) - 1; v++) {
        edges.add(
            new int[] {
              outline.lngE7(v), outline.latE7(v), outline.lngE7(v + 1), outline.latE7(v + 1)
            });
      }
    }
    return edges;
  }
}
