package dev.offsite.pipelines.history;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which fixes of a truck the history keeps: the earliest of each slot of time and each state.
 *
 * <p>Slots are fixed stretches of the clock, begun at 1970-01-01T00:00Z; the state is motion,
 * ignition, load, cover and body. Whether a fix is kept therefore depends on which fixes there are
 * in its slot, never on the order in which they came. A change of state is always kept, with the
 * first fix that shows it.
 *
 * @param movingSlot for a truck that moves or does not say; default 10 s: at 60 km/h a point each
 *     170 m, enough to see a street, at a tenth of the rows of a terminal with one fix per second
 * @param standingSlot for a truck that stands; default 5 min: a parked truck costs 12 rows an hour
 * @param standingBelowKph default 3 km/h: what satellite receivers report of a truck at rest stays
 *     below it, and nobody drives so slowly for long
 * @param horizon how far behind the newest fix of its truck a late one is still compared with those
 *     of its slot; default 15 min, that of the detection job
 */
public record Thinning(
    Duration movingSlot, Duration standingSlot, double standingBelowKph, Duration horizon)
    implements Serializable {

  /** The defaults. */
  public static final Thinning DEFAULT =
      new Thinning(Duration.ofSeconds(10), Duration.ofMinutes(5), 3, Duration.ofMinutes(15));

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming setting, value and limit
   */
  public Thinning {
    requireWholeSeconds("movingSlot", movingSlot);
    requireWholeSeconds("standingSlot", standingSlot);
    requireWholeSeconds("horizon", horizon);
    if (!(standingBelowKph >= 0 && standingBelowKph <= 20)) {
      throw new IllegalArgumentException(
          "standingBelowKph " + standingBelowKph + " is outside 0 to 20");
    }
  }

  /**
   * How far behind the newest slot of its truck one begins that a fix within the horizon may fall
   * into: such a fix may lie at the end of its slot, so the length of a slot is added.
   */
  Duration slotsKept() {
    return horizon.plus(movingSlot.compareTo(standingSlot) >= 0 ? movingSlot : standingSlot);
  }

  static void requireWholeSeconds(String name, Duration value) {
    if (value.toSeconds() < 1 || value.toNanosPart() != 0) {
      throw new IllegalArgumentException(name + " " + value + " is not a number of whole seconds");
    }
  }
}
