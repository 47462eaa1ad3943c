package dev.offsite.simulators.scale;

import java.util.SplittableRandom;

/**
 * The size of a vehicle with its load.
 *
 * @param lengthM over all
 * @param widthM over all, without mirrors
 * @param heightM above the road
 */
public record Dimensions(double lengthM, double widthM, double heightM) {
  public Dimensions {
    if (!(lengthM > 0 && widthM > 0 && heightM > 0)) {
      throw new IllegalArgumentException(
          "length " + lengthM + " m, width " + widthM + " m or height " + heightM + " m");
    }
  }

  /**
   * The same vehicle with a load that is too large in one direction: clearly above 18.1 m, 2.55 m
   * or 4.00 m (GB 1589-2016), so that no error of a sensor hides it. How much above is [U].
   */
  Dimensions oversize(SplittableRandom random) {
    double draw = random.nextDouble();
    return switch (random.nextInt(3)) {
      case 0 -> new Dimensions(19 + 6 * draw, widthM, heightM);
      case 1 -> new Dimensions(lengthM, 2.7 + 0.8 * draw, heightM);
      default -> new Dimensions(lengthM, widthM, 4.2 + 0.5 * draw);
    };
  }
}
