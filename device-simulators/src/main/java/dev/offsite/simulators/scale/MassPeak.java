package dev.offsite.simulators.scale;

/**
 * One peak of the gross masses of a type of vehicle: empty, half full, full.
 *
 * <p>Gross masses over a scale are a mixture of two or three normal distributions for each number
 * of axles: S. Grave, Modelling of Site-Specific Traffic Loading on Short to Medium Span Bridges,
 * Ph.D. thesis, Trinity College Dublin 2001; C. C. Caprani, Probabilistic Analysis of Highway
 * Bridge Loading Events, Ph.D. thesis, University College Dublin 2005. The same form was found on a
 * bridge in China: P. Fan, G. Wu, Z. Zhou, B. Wu, X. Liu, Stochastic Vehicle Load Simulation for
 * Small- and Medium-Span Bridges Based on Weigh-in-Motion Monitoring, Sensors 26(5), 1681, 2026;
 * its parameters were not at hand.
 *
 * @param share of the vehicles of this type
 * @param meanKg where the peak is
 * @param deviationKg standard deviation
 */
public record MassPeak(double share, int meanKg, int deviationKg) {
  public MassPeak {
    if (!(share > 0 && share <= 1) || meanKg <= 0 || deviationKg <= 0) {
      throw new IllegalArgumentException(
          "peak of " + share + " at " + meanKg + " kg, deviation " + deviationKg + " kg");
    }
  }
}
