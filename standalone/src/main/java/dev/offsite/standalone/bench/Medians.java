package dev.offsite.standalone.bench;

import java.util.List;

/** The middle of some figures. */
public final class Medians {

  /** The mean of the two in the middle if their number is even; not a number of none. */
  public static double of(List<Double> figures) {
    if (figures.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = figures.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private Medians() {}
}
