package dev.offsite.pipelines.bridge;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a mass is the sum over: the whole bridge, or one lane of it.
 *
 * @param direction empty for the whole bridge, and where nobody says it
 * @param lane 0 for the whole bridge
 */
record LoadScope(String direction, int lane) implements Comparable<LoadScope> {

  /** The whole bridge. */
  static final LoadScope BRIDGE = new LoadScope("", 0);

  private static final Comparator<LoadScope> ORDER =
      Comparator.comparing(LoadScope::direction).thenComparing(LoadScope::lane);

  LoadScope {
    Objects.requireNonNull(direction, "direction");
  }

  boolean isBridge() {
    return equals(BRIDGE);
  }

  /** Whether a vehicle on {@code lane} belongs to it. */
  boolean includes(LoadScope ofLane) {
    return isBridge() || equals(ofLane);
  }

  @Override
  public int compareTo(LoadScope other) {
    return ORDER.compare(this, other);
  }
}
