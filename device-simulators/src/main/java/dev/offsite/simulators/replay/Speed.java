package dev.offsite.simulators.replay;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast a recording is played.
 *
 * @param factor 60 plays an hour in a minute; infinite for as fast as the other side takes it
 */
public record Speed(double factor) {

  /** As fast as the other side takes it. */
  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  private static final double SLOWEST = 0.1;

  /** Beyond it nobody could tell the pace from {@link #MAX}. */
  private static final double FASTEST = 1000;

  public Speed {
    boolean inside = factor >= SLOWEST && factor <= FASTEST;
    if (!inside && factor != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "speed " + factor + " is not between " + SLOWEST + " and 1000, or max");
    }
  }

  /**
   * Reads a number or {@code max}.
   *
   * @throws IllegalArgumentException naming text and limits
   */
  public static Speed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      double factor = Double.parseDouble(text);
      if (Double.isInfinite(factor)) {
        throw new NumberFormatException(text);
      }
      return new Speed(factor);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "speed '" + text + "' is no number between 0.1 and 1000, and not max", e);
    }
  }

  /** How long a stretch of the recording takes; whole milliseconds, rounded down. */
  Duration played(Duration recorded) {
    return Duration.ofMillis((long) Math.floor(recorded.toMillis() / factor));
  }

  /** Whether the recording runs ahead of the clock on the wall. */
  boolean isFasterThanReal() {
    return factor > 1;
  }

  @Override
  public String toString() {
    return Double.isInfinite(factor) ? "max" : String.format(Locale.ROOT, "%s×", factor);
  }
}
