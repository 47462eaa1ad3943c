package dev.offsite.geo.outline;

import java.math.BigInteger;

/**
 * A point that a move shares with one edge, at an exact fraction of the move.
 *
 * <p>The fraction is a quotient whose terms may exceed 64 bits; it is kept as a double with a
 * relative error under 1e-15 and rebuilt exactly only when two touches are too close to tell.
 */
final class Touch implements Comparable<Touch> {
  private static final double TOO_CLOSE = 1e-13;

  private final double fraction;
  private final BigInteger numerator;
  private final BigInteger denominator;
  private final boolean crosses;
  private final int along;

  private Touch(
      double fraction, BigInteger numerator, BigInteger denominator, boolean crosses, int along) {
    this.fraction = fraction;
    this.numerator = numerator;
    this.denominator = denominator;
    this.crosses = crosses;
    this.along = along;
  }

  /**
   * A touch at {@code numerator / denominator}; {@code along} is 1 where an edge begins to run
   * along the move, -1 where it ends.
   */
  static Touch ofQuotient(long numerator, long denominator, int along) {
    int sign = denominator < 0 ? -1 : 1;
    return new Touch(
        (double) numerator / denominator,
        BigInteger.valueOf(sign * numerator),
        BigInteger.valueOf(sign * denominator),
        false,
        along);
  }

  /** The crossing of the move a→b with an edge u–v whose ends lie strictly on its two sides. */
  static Touch ofEdge(int ax, int ay, int bx, int by, int ux, int uy, int vx, int vy) {
    BigInteger a = cross(ux, uy, vx, vy, ax, ay);
    BigInteger b = cross(ux, uy, vx, vy, bx, by);
    BigInteger span = a.subtract(b);
    if (span.signum() < 0) {
      a = a.negate();
      span = span.negate();
    }
    return new Touch(a.doubleValue() / span.doubleValue(), a, span, true, 0);
  }

  Touch withCrossing(boolean crossing) {
    return new Touch(fraction, numerator, denominator, crossing, along);
  }

  Touch withAlong(int change) {
    return new Touch(fraction, numerator, denominator, crosses, change);
  }

  double fraction() {
    return fraction;
  }

  /** Whether the edge crosses the line just left of the move. */
  boolean crosses() {
    return crosses;
  }

  int along() {
    return along;
  }

  boolean isStart() {
    return numerator.signum() == 0;
  }

  boolean isEnd() {
    return numerator.equals(denominator);
  }

  boolean isBeforeStart() {
    return numerator.signum() < 0;
  }

  boolean isAfterEnd() {
    return numerator.compareTo(denominator) > 0;
  }

  @Override
  public int compareTo(Touch other) {
    double gap = fraction - other.fraction;
    if (Math.abs(gap) > TOO_CLOSE) {
      return gap < 0 ? -1 : 1;
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  private static BigInteger cross(int ux, int uy, int vx, int vy, int px, int py) {
    long left = ((long) vx - ux) * ((long) py - uy);
    long right = ((long) vy - uy) * ((long) px - ux);
    return BigInteger.valueOf(left).subtract(BigInteger.valueOf(right));
  }
}
