package dev.offsite.pipelines.hotword;

import java.util.List;

/**
 * How many new places a district's own days before let expect of a day. Pure; immutable.
 *
 * <p>On a day with {@code e} patrols the number of new places is taken as Poisson with a rate of
 * {@code e λ}. With a prior of {@code λ} of the shape {@code a} and no rate, and {@code N} places
 * by {@code E} patrols on the days before, {@code λ} is gamma distributed, and the next day with
 * {@code e} patrols is negative binomial with the mean {@code m = e (a + N) / E} and the size
 * {@code a + N} (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6). So few days give a wide
 * distribution, and many a narrow one.
 *
 * <p>Real days differ more than that: places come in clusters. The variance of a day is therefore
 * {@code φ} times its mean, with {@code φ} from the days before by Pearson's statistic (McCullagh
 * and Nelder, Generalized Linear Models, 2nd ed., 6.2), never below 1, as in the detection of
 * outbreaks of diseases (Farrington et al. 1996, J. R. Statist. Soc. A 159, 547-563; with a
 * negative binomial, Noufaily et al. 2013, Statist. Med. 32, 1206-1222). A few sparse days say
 * little of {@code φ}, so a belief of {@code φ0} that is worth {@code w} days is mixed in: {@code φ
 * = max(1, (w φ0 + Σ (x - e λ)² / (e λ)) / (w + n - 1))}, with {@code λ = N / E}; without any place
 * on {@code n} days it is {@code φ0}. With both sources of variance, {@code φ m} of the day and
 * {@code φ m² / (a + N)} of what is known of the rate, the size is
 *
 * <p>{@code 1 / r = (φ - 1) / m + φ / (a + N)}
 *
 * <p>which is {@code a + N} again where {@code φ} is 1.
 *
 * @param mean of the day that is judged
 * @param size of the negative binomial distribution
 * @param dispersion {@code φ}
 * @param days number of days it is taken from
 * @param places found on these
 * @param patrols on these, each counted once a day
 */
record Expectation(double mean, double size, double dispersion, int days, int places, int patrols) {

  /** One day: places found by so many patrols, of which there was at least one. */
  record Day(int places, int patrols) {}

  /**
   * What to expect of so many patrols, at least one.
   *
   * @param before at least two days
   */
  static Expectation of(List<Day> before, int patrols, HotRule rule) {
    int places = 0;
    int patrolsBefore = 0;
    for (Day day : before) {
      places += day.places();
      patrolsBefore += day.patrols();
    }
    double known = rule.priorPlaces() + places;
    double mean = patrols * known / patrolsBefore;
    double dispersion = dispersion(before, (double) places / patrolsBefore, rule);
    double size = 1 / ((dispersion - 1) / mean + dispersion / known);
    return new Expectation(mean, size, dispersion, before.size(), places, patrolsBefore);
  }

  private static double dispersion(List<Day> before, double rate, HotRule rule) {
    if (rate == 0) {
      return rule.dispersion();
    }
    double pearson = 0;
    for (Day day : before) {
      double expected = rate * day.patrols();
      pearson += (day.places() - expected) * (day.places() - expected) / expected;
    }
    double weight = rule.dispersionDays();
    return Math.max(1, (weight * rule.dispersion() + pearson) / (weight + before.size() - 1));
  }

  /** The probability that so many places or more are found where nothing is unusual. */
  double probabilityOf(int count) {
    return NegativeBinomial.atLeast(count, mean, size);
  }
}
