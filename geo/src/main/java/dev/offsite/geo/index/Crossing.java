package dev.offsite.geo.index;

import dev.offsite.geo.outline.Stay;

/**
 * A stretch of a move inside one fence that begins or ends on the way.
 *
 * <p>A fence that a move leaves and enters again has several crossings. A fence that covers the
 * whole move has none.
 *
 * @param ordinal the fence, an ordinal of the snapshot that was asked
 * @param kind ENTER: outside at the start, inside at the end; EXIT: the reverse; CROSS: in and out
 *     again, or a touch of the boundary
 * @param entryFraction where on the move the fence is entered, [0, 1]; 0 for EXIT
 * @param exitFraction where on the move it is left, [0, 1]; 1 for ENTER
 */
public record Crossing(int ordinal, Kind kind, double entryFraction, double exitFraction) {
  /** What the move does with the fence. */
  public enum Kind {
    /** The move enters the fence and ends in it. */
    ENTER,
    /** The move starts in the fence and leaves it. */
    EXIT,
    /** The move enters and leaves the fence, or touches its boundary in one point. */
    CROSS
  }

  /** The crossing of a stay, or null where the stay is inside all the way. */
  static Crossing of(int ordinal, Stay stay) {
    Kind kind =
        switch (stay.kind()) {
          case ENTER -> Kind.ENTER;
          case EXIT -> Kind.EXIT;
          case CROSS -> Kind.CROSS;
          case INSIDE -> null;
        };
    return kind == null
        ? null
        : new Crossing(ordinal, kind, stay.entryFraction(), stay.exitFraction());
  }

  /** Where the border is passed first: the entry, or for EXIT the exit. */
  public double fraction() {
    return kind == Kind.EXIT ? exitFraction : entryFraction;
  }
}
