package dev.offsite.simulators.zone;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in seconds since the world began.
 *
 * @param fromS inclusive; negative infinity for "always has been"
 * @param toS exclusive; infinity for "never ends"
 */
public record Span(double fromS, double toS) {

  /** All of time. */
  public static final Span ALWAYS = new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** How long it lasts. */
  public double lengthS() {
    return toS - fromS;
  }

  /** Whether it holds all of {@code other}. */
  public boolean covers(Span other) {
    return fromS <= other.fromS && other.toS <= toS;
  }

  /** Whether the two share a moment. */
  public boolean overlaps(Span other) {
    return fromS < other.toS && other.fromS < toS;
  }

  /** The parts of this span that lie in {@code others}. */
  public List<Span> within(List<Span> others) {
    List<Span> parts = new ArrayList<>();
    for (Span other : others) {
      if (overlaps(other)) {
        parts.add(new Span(Math.max(fromS, other.fromS), Math.min(toS, other.toS)));
      }
    }
    return parts;
  }
}
