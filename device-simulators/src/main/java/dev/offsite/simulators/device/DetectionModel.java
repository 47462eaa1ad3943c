package dev.offsite.simulators.device;

import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * What a detection model makes of the frames of a camera: which objects it misses, and how sure it
 * is of what it finds.
 *
 * <p>Of the frames with an object in view every first of two is a good one: only a model that
 * misses more than half misses it there. A good frame gives a confidence of 0.6 to 0.99, another
 * one of 0.35 to 0.95, a mirage of 0.4 to 0.85. Objects lean to the upper end, mirages to the
 * lower; between them there is no border. Not thread-safe.
 */
final class DetectionModel {

  private final double missShare;
  private final SplittableRandom random;

  /** A model that misses this share of the frames. */
  DetectionModel(double missShare, SplittableRandom random) {
    this.missShare = missShare;
    this.random = random;
  }

  /**
   * How sure it is of an object; empty if it misses it.
   *
   * @param frameInView number of the frame since the object came into view, from 1
   */
  OptionalDouble object(int frameInView) {
    boolean good = frameInView % 2 == 1;
    double missed = good ? 2 * missShare - 1 : 2 * missShare;
    if (random.nextDouble() < missed) {
      return OptionalDouble.empty();
    }
    double leaning = Math.max(random.nextDouble(), random.nextDouble());
    return OptionalDouble.of(good ? 0.6 + 0.39 * leaning : 0.35 + 0.6 * leaning);
  }

  /** How sure it is of something that is not there. */
  double mirage() {
    return 0.4 + 0.45 * Math.min(random.nextDouble(), random.nextDouble());
  }
}
