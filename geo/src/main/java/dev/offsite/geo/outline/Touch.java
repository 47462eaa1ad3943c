package dev.offsite.geo.outline;

import java.math.BigInteger;

/**
 * A point that a move shares with one edge, at an exact fraction of the move.
 *
 * <p>The fraction is a quotient of two cross products. They fit 64 bits unless the move or the edge
 * spans tens of degrees; then they are kept as big integers. Quotients are compared as doubles
 * (relative error under 1e-15), and exactly only when these are too close to tell.
 */
final class Touch implements Comparable<Touch> {
  private static final double TOO_CLOSE = 1e-13;

  private final double fraction;
  private final long numerator;
  private final long denominator;

  /** The terms where they do not fit; else null. */
  private final BigInteger[] bigTerms;

  private final boolean crosses;
  private final int along;

  private Touch(
      double fraction,
      long numerator,
      long denominator,
      BigInteger[] bigTerms,
      boolean crosses,
      int along) {
    this.fraction = fraction;
    this.numerator = numerator;
    this.denominator = denominator;
    this.bigTerms = bigTerms;
    this.crosses = crosses;
    this.along = along;
  }

  /**
   * A touch at a quotient of two coordinate differences.
   *
   * @param along 1 where an edge begins to run along the move, -1 where it ends, else 0
   */
  static Touch ofQuotient(long numerator, long denominator, int along) {
    int sign = denominator < 0 ? -1 : 1;
    double fraction = (double) numerator / denominator;
    return new Touch(fraction, sign * numerator, sign * denominator, null, false, along);
  }

  /** The crossing of the move a→b with an edge u–v whose ends lie strictly on its two sides. */
  static Touch ofEdge(int ax, int ay, int bx, int by, int ux, int uy, int vx, int vy) {
    long dx = (long) vx - ux;
    long dy = (long) vy - uy;
    long leftA = dx * ((long) ay - uy);
    long rightA = dy * ((long) ax - ux);
    long leftB = dx * ((long) by - uy);
    long rightB = dy * ((long) bx - ux);
    long a = leftA - rightA;
    long b = leftB - rightB;
    long span = a - b;
    if (overflows(leftA, rightA, a) || overflows(leftB, rightB, b) || overflows(a, b, span)) {
      return ofBigTerms(difference(leftA, rightA), difference(leftB, rightB));
    }
    int sign = span < 0 ? -1 : 1;
    return new Touch((double) a / span, sign * a, sign * span, null, true, 0);
  }

  private static Touch ofBigTerms(BigInteger a, BigInteger b) {
    BigInteger span = a.subtract(b);
    BigInteger[] terms =
        span.signum() < 0
            ? new BigInteger[] {a.negate(), span.negate()}
            : new BigInteger[] {a, span};
    double fraction = terms[0].doubleValue() / terms[1].doubleValue();
    return new Touch(fraction, 0, 0, terms, true, 0);
  }

  Touch withCrossing(boolean crossing) {
    return new Touch(fraction, numerator, denominator, bigTerms, crossing, along);
  }

  Touch withAlong(int change) {
    return new Touch(fraction, numerator, denominator, bigTerms, crosses, change);
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
    return bigTerms == null ? numerator == 0 : bigTerms[0].signum() == 0;
  }

  boolean isEnd() {
    return bigTerms == null ? numerator == denominator : bigTerms[0].equals(bigTerms[1]);
  }

  boolean isBeforeStart() {
    return fraction < 0;
  }

  /** Only asked of quotients of coordinate differences, which doubles tell from 1. */
  boolean isAfterEnd() {
    return fraction > 1;
  }

  @Override
  public int compareTo(Touch other) {
    double gap = fraction - other.fraction;
    if (Math.abs(gap) > TOO_CLOSE) {
      return gap < 0 ? -1 : 1;
    }
    return bigNumerator()
        .multiply(other.bigDenominator())
        .compareTo(other.bigNumerator().multiply(bigDenominator()));
  }

  private BigInteger bigNumerator() {
    return bigTerms == null ? BigInteger.valueOf(numerator) : bigTerms[0];
  }

  private BigInteger bigDenominator() {
    return bigTerms == null ? BigInteger.valueOf(denominator) : bigTerms[1];
  }

  private static boolean overflows(long a, long b, long difference) {
    return ((a ^ b) & (a ^ difference)) < 0;
  }

  private static BigInteger difference(long a, long b) {
    return BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));
  }
}
