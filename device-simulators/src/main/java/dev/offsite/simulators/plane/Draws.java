package dev.offsite.simulators.plane;

import java.util.SplittableRandom;

/** Random draws that {@link SplittableRandom} lacks on Java 17, and seeds for sub-streams. */
public final class Draws {

  /** The waiting time of a Poisson stream with this mean. */
  public static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** A standard normal draw (Box–Muller). */
  public static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** A normal draw, drawn again while it is outside [least, most]; the nearest bound after 50. */
  public static double gaussianWithin(
      SplittableRandom random, double mean, double deviation, double least, double most) {
    for (int i = 0; i < 50; i++) {
      double draw = mean + deviation * gaussian(random);
      if (draw >= least && draw <= most) {
        return draw;
      }
    }
    return Math.max(least, Math.min(most, mean));
  }

  /** A seed for a named part of a world: different parts get unrelated streams. */
  public static long seed(long worldSeed, String part, long index) {
    long mixed = worldSeed ^ (0x9E3779B97F4A7C15L * (part.hashCode() + 1L));
    mixed += index * 0xD1B54A32D192ED03L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private Draws() {}
}
