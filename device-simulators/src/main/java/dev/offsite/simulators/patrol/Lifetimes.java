package dev.offsite.simulators.patrol;

import dev.offsite.simulators.zone.Span;
import java.util.SplittableRandom;

/**
 * Draws from when to when objects lie on the ground.
 *
 * <p>Whoever tips or fishes keeps out of the drones' sight: a passing object appears and vanishes
 * between two sorties. So each sortie has it in view from end to end or not at all. One that is
 * gone before the next take-off is never seen.
 */
final class Lifetimes {

  /** Passing objects are there from the begin or appear after one of so many first sorties. */
  private static final int APPEAR_AFTER_SORTIES = 10;

  /** They vanish at the latest after so many sorties more. */
  private static final int STAY_SORTIES_MAX = 5;

  private final Sorties sorties;
  private final double passingShare;
  private final SplittableRandom random;

  Lifetimes(Sorties sorties, double passingShare, SplittableRandom random) {
    this.sorties = sorties;
    this.passingShare = passingShare;
    this.random = random;
  }

  /** The lifetime of the next object. */
  Span next() {
    boolean passes = random.nextDouble() < passingShare;
    int appearsAfter = random.nextInt(APPEAR_AFTER_SORTIES);
    int vanishesAfter = appearsAfter + random.nextInt(STAY_SORTIES_MAX + 1);
    double appears = random.nextDouble();
    double left = random.nextDouble();
    if (!passes) {
      return Span.ALWAYS;
    }
    // Within one gap it cannot vanish before it has appeared.
    double vanishes = appearsAfter == vanishesAfter ? appears + (1 - appears) * left : left;
    return new Span(
        appearsAfter == 0
            ? Double.NEGATIVE_INFINITY
            : within(sorties.gapAfter(appearsAfter), appears),
        within(sorties.gapAfter(vanishesAfter), vanishes));
  }

  private static double within(Span gap, double fraction) {
    return gap.fromS() + fraction * gap.lengthS();
  }
}
