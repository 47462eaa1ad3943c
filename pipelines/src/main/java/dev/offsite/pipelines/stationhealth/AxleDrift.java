package dev.offsite.pipelines.stationhealth;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the first axle of a reference class weighs what it weighed after the last calibration.
 * Mutable; not thread-safe.
 *
 * <p>The steering axle of an articulated vehicle carries nearly the same whatever is loaded, so its
 * mean over many vehicles is a constant of the traffic: it is the classic self-check of a scale in
 * the road. The baseline is the robust mean of the first {@code baselineSamples} after a
 * calibration; the window is that of the last {@code windowSamples}.
 */
final class AxleDrift {

  final Ring window;
  final Ring learning;
  @Nullable RobustMean baseline;

  AxleDrift(Ring learning, Ring window, @Nullable RobustMean baseline) {
    this.learning = learning;
    this.window = window;
    this.baseline = baseline;
  }

  static AxleDrift unknown() {
    return new AxleDrift(Ring.empty(), Ring.empty(), null);
  }

  /**
   * How far the window has moved.
   *
   * @param share of the baseline; negative if it weighs too little
   * @param errors by how many standard errors of the difference
   */
  record Shift(RobustMean baseline, RobustMean window, double share, double errors) {}

  /** Takes the first axle of a vehicle of the class; says how far the mean has moved. */
  Optional<Shift> add(int firstAxleKg, ReferenceEntry.Rule rule) {
    if (baseline == null) {
      int needed = (int) rule.requireParameter("baselineSamples");
      learning.add(firstAxleKg, needed);
      if (learning.count() >= Math.max(needed, 5)) {
        baseline = RobustMean.of(learning.values(), learning.count());
        learning.clear();
      }
      return Optional.empty();
    }
    int needed = (int) rule.requireParameter("windowSamples");
    window.add(firstAxleKg, needed);
    if (window.count() < Math.max(needed, 5)) {
      return Optional.empty();
    }
    RobustMean recent = RobustMean.of(window.values(), window.count());
    return Optional.of(
        new Shift(
            baseline,
            recent,
            (recent.mean() - baseline.mean()) / baseline.mean(),
            recent.errorsFrom(baseline)));
  }

  /** Whether a vehicle is one of the reference class. */
  static boolean isOfClass(StationReading reading, ReferenceEntry.Rule rule) {
    Double least = rule.parameters().get("referenceGrossKgMin");
    Double most = rule.parameters().get("referenceGrossKgMax");
    return reading.firstAxleKg() > 0
        && reading.axleCount() == rule.requireParameter("referenceAxles")
        && (least == null || reading.grossKg() >= least)
        && (most == null || reading.grossKg() <= most);
  }

  AxleDrift copy() {
    return new AxleDrift(new Ring(learning.values()), new Ring(window.values()), baseline);
  }
}
