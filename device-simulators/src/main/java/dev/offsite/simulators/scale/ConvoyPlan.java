package dev.offsite.simulators.scale;

/**
 * Heavy trucks that drive close together in one lane.
 *
 * @param share of what arrives at a bridge, a convoy counting as one
 * @param trucksMax the longest; the shortest is 2
 */
public record ConvoyPlan(double share, int trucksMax) {
  public ConvoyPlan {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("convoys share " + share + " is not 0 to 1");
    }
    if (trucksMax < 2 || trucksMax > 20) {
      throw new IllegalArgumentException("trucksMax " + trucksMax + " is not 2 to 20");
    }
  }
}
