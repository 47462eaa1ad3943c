package dev.offsite.geo.outline;

/**
 * A longest stretch of a move that lies in an outline, its boundary included.
 *
 * @param kind how the stay lies on the move
 * @param entryFraction where the stay begins, as a fraction of the move, [0, 1]
 * @param exitFraction where the stay ends, not before {@code entryFraction}
 */
public record Stay(Kind kind, double entryFraction, double exitFraction) {
  /** How a stay lies on the move. The kind is exact even where a fraction rounds to 0 or 1. */
  public enum Kind {
    /** Outside at the start, inside (or on the boundary) at the end. */
    ENTER,
    /** Inside (or on the boundary) at the start, outside at the end. */
    EXIT,
    /** In and out again, or a touch of the boundary (both fractions equal). */
    CROSS,
    /** Inside all the way. */
    INSIDE
  }

  static Stay of(boolean coversStart, boolean coversEnd, double entry, double exit) {
    Kind kind;
    if (coversStart) {
      kind = coversEnd ? Kind.INSIDE : Kind.EXIT;
    } else {
      kind = coversEnd ? Kind.ENTER : Kind.CROSS;
    }
    return new Stay(kind, entry, exit);
  }
}
