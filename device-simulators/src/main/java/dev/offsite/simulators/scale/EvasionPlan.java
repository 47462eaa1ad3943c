package dev.offsite.simulators.scale;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How many drivers evade the scales, and what it does to the weighing.
 *
 * @param share of the overloaded vehicles
 * @param manners how; may be empty only if {@code share} is 0
 */
public record EvasionPlan(double share, Map<Evasion, Manner> manners) {

  /**
   * One way to evade.
   *
   * @param share of the evading, in proportion to the others
   * @param lossMin least share of the mass that the scale does not see; below 0 it sees more
   * @param lossMax largest
   */
  public record Manner(double share, double lossMin, double lossMax) {
    public Manner {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("share " + share + " is below 0");
      }
      if (!(lossMin >= -1 && lossMin <= lossMax && lossMax < 1)) {
        throw new IllegalArgumentException(
            "lossMin " + lossMin + " to lossMax " + lossMax + " is not within -1 to 1");
      }
    }
  }

  public EvasionPlan {
    Map<Evasion, Manner> copy = new EnumMap<>(Evasion.class);
    copy.putAll(manners);
    manners = Collections.unmodifiableMap(copy); // in the order of the enum: draws repeat
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("evasion share " + share + " is not 0 to 1");
    }
    double oneLane =
        copy.entrySet().stream()
            .filter(manner -> !manner.getKey().needsTwoLanes())
            .mapToDouble(manner -> manner.getValue().share())
            .sum();
    if (share > 0 && !(oneLane > 0)) {
      throw new IllegalArgumentException(
          "evasion share " + share + " without a manner for bridges of one lane");
    }
  }

  /** How, on a bridge of this many lanes. */
  Evasion pick(SplittableRandom random, int lanes) {
    double whole = 0;
    for (Map.Entry<Evasion, Manner> manner : manners.entrySet()) {
      whole += shareOf(manner, lanes);
    }
    double draw = random.nextDouble() * whole;
    Evasion picked = null;
    for (Map.Entry<Evasion, Manner> manner : manners.entrySet()) {
      double part = shareOf(manner, lanes);
      if (part > 0) {
        picked = manner.getKey();
        draw -= part;
        if (draw < 0) {
          break;
        }
      }
    }
    if (picked == null) {
      throw new IllegalStateException("no manner to evade is planned");
    }
    return picked;
  }

  private static double shareOf(Map.Entry<Evasion, Manner> manner, int lanes) {
    return lanes < 2 && manner.getKey().needsTwoLanes() ? 0 : manner.getValue().share();
  }
}
