package dev.offsite.pipelines.judge.driving;

import dev.offsite.geo.fence.Fence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How fast a truck may drive at a place and time.
 *
 * @param kph km/h
 * @param source what says so
 * @param key id of the fence or permit, or the class of the road; empty text for the general limit
 * @param fence the fence that says so, or the road; null for permits and the general limit
 */
record SpeedLimit(double kph, Source source, String key, @Nullable Fence fence) {

  /** What sets a limit, the most specific first. */
  enum Source {
    /** A fence with a speed limit. */
    FENCE,
    /** A transport permit. */
    PERMIT,
    /** The class of the road. */
    ROAD_CLASS,
    /** The rule itself, for roads whose class is not known. */
    GENERAL
  }

  SpeedLimit {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(key, "key");
  }
}
