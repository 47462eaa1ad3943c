package dev.offsite.simulators.score;

import java.util.OptionalDouble;

/**
 * So many of so many, with how far a count that small can be trusted.
 *
 * @param part how many count
 * @param whole of how many; 0 where there was nothing to count
 */
public record Share(int part, int whole) {

  /** Two-sided 95 % point of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " of " + whole + " is no share");
    }
  }

  /**
   * Where the true share lies with 95 % confidence.
   *
   * @param low 0 to 1
   * @param high 0 to 1
   */
  public record Interval(double low, double high) {}

  /** The share, 0 to 1; empty where there was nothing to count. */
  public OptionalDouble value() {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /**
   * Wilson's score interval, which stays within 0 to 1 and is honest for small counts: 3 of 3 may
   * still be 44 %. Without anything counted it is 0 to 1.
   *
   * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
   * inference", Journal of the American Statistical Association 22 (1927), 209 to 212.
   */
  public Interval wilson95() {
    if (whole == 0) {
      return new Interval(0, 1);
    }
    double share = (double) part / whole;
    double zz = Z * Z / whole;
    double middle = share + zz / 2;
    double half = Z * Math.sqrt(share * (1 - share) / whole + zz / (4 * whole));
    return new Interval(
        part == 0 ? 0 : (middle - half) / (1 + zz), part == whole ? 1 : (middle + half) / (1 + zz));
  }
}
