package dev.offsite.pipelines.hotword;

/**
 * The tail of the negative binomial distribution of a mean {@code m} and a size {@code r}, whose
 * variance is {@code m + m²/r}. Pure; thread-safe.
 *
 * <p>{@code P(X = k) = Γ(k + r) / (Γ(r) k!) · (r / (r + m))^r · (m / (r + m))^k}; each term follows
 * from the one before by the factor {@code (k + r) / (k + 1) · m / (r + m)}. The smaller of both
 * tails is summed, so that no digit is lost where the probability is small. {@link StrictMath},
 * because a replay on another machine must say the same.
 */
final class NegativeBinomial {

  /** What follows a term this much smaller than the sum does not show in a double. */
  private static final double NEGLIGIBLE = 1e-17;

  /**
   * The probability of {@code count} or more.
   *
   * @param count 0 or more
   * @param mean above 0
   * @param size above 0
   */
  static double atLeast(int count, double mean, double size) {
    double ratio = mean / (size + mean);
    if (count <= mean) {
      double below = 0;
      // In logarithms: where the mean is large the first terms are below what a double holds.
      double log = logOf(0, size, ratio);
      for (int k = 0; k < count; k++) {
        below += StrictMath.exp(log);
        log += StrictMath.log((k + size) / (k + 1)) + StrictMath.log(ratio);
      }
      return Math.max(0, 1 - below);
    }
    double term = StrictMath.exp(logOf(count, size, ratio));
    double sum = term;
    // Beyond the mean the factor is below 1 and falls, or rises towards the ratio, which is below
    // 1.
    for (int k = count; term > sum * NEGLIGIBLE; k++) {
      term *= (k + size) / (k + 1) * ratio;
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double logOf(int count, double size, double ratio) {
    double log = size * StrictMath.log1p(-ratio) + count * StrictMath.log(ratio);
    for (int i = 0; i < count; i++) {
      log += StrictMath.log((size + i) / (i + 1));
    }
    return log;
  }

  private NegativeBinomial() {}
}
