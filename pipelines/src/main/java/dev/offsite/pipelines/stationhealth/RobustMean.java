package dev.offsite.pipelines.stationhealth;

import java.util.Arrays;

/**
 * The mean of samples without the lowest and the highest fifth, and its standard error.
 *
 * <p>Trimmed mean and its error from the winsorised variance: R. R. Wilcox, Introduction to Robust
 * Estimation and Hypothesis Testing, chapter 3. A fifth on either side may be anything without
 * moving it far: wrong vehicles of the class, wrong weighings.
 *
 * @param mean in the unit of the samples
 * @param standardError of the mean, in the same unit
 * @param samples how many
 */
record RobustMean(double mean, double standardError, int samples) {

  private static final double TRIMMED_SHARE = 0.2;

  /**
   * Of these samples.
   *
   * @throws IllegalArgumentException if there are fewer than five
   */
  static RobustMean of(int[] samples, int count) {
    if (count < 5) {
      throw new IllegalArgumentException(count + " samples are fewer than 5");
    }
    int[] sorted = Arrays.copyOf(samples, count);
    Arrays.sort(sorted);
    int cut = (int) Math.floor(TRIMMED_SHARE * count);
    double sum = 0;
    for (int i = cut; i < count - cut; i++) {
      sum += sorted[i];
    }
    double trimmedMean = sum / (count - 2 * cut);
    double winsorisedSum = 0;
    for (int i = 0; i < count; i++) {
      winsorisedSum += sorted[Math.min(Math.max(i, cut), count - cut - 1)];
    }
    double winsorisedMean = winsorisedSum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double off = sorted[Math.min(Math.max(i, cut), count - cut - 1)] - winsorisedMean;
      squares += off * off;
    }
    double deviation = Math.sqrt(squares / (count - 1));
    double error = deviation / ((1 - 2 * TRIMMED_SHARE) * Math.sqrt(count));
    return new RobustMean(trimmedMean, error, count);
  }

  /** How many standard errors of the difference another mean lies away; never negative. */
  double errorsFrom(RobustMean other) {
    double error = Math.hypot(standardError, other.standardError);
    double difference = Math.abs(mean - other.mean);
    return error == 0 ? (difference == 0 ? 0 : Double.POSITIVE_INFINITY) : difference / error;
  }
}
