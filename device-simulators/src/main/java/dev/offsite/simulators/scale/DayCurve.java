package dev.offsite.simulators.scale;

import dev.offsite.simulators.plane.Draws;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the traffic swells and ebbs over a day, hour by hour, by the clock of the people.
 *
 * @param factors what the mean rate is multiplied by from 0, 1, … 23 o'clock on
 * @param secondOfDay the time of day at second 0 of the world
 */
record DayCurve(List<Double> factors, int secondOfDay) {

  private static final int HOUR_S = 3_600;

  DayCurve {
    factors = List.copyOf(factors);
  }

  /** The factor at a moment, seconds of the world. */
  double factorAt(double atS) {
    return factors.get((int) Math.floorMod(hour(atS), 24L));
  }

  /** The event after {@code nowS} of a Poisson stream with this mean at an hour of factor 1. */
  double nextS(SplittableRandom random, double nowS, double meanS) {
    double left = Draws.exponential(random, meanS);
    double atS = nowS;
    while (true) {
      double factor = factorAt(atS);
      double hourEndS = (hour(atS) + 1) * (double) HOUR_S - secondOfDay;
      double withinHour = (hourEndS - atS) * factor;
      if (factor > 0 && left <= withinHour) {
        return atS + left / factor;
      }
      left -= withinHour;
      atS = hourEndS;
    }
  }

  private long hour(double atS) {
    return (long) Math.floor((atS + secondOfDay) / HOUR_S);
  }
}
