package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A truck that can have been on the scale when the passage was weighed.
 *
 * @param company of the truck; null if not known
 * @param before the fix before the moment at which its track was nearest to the scale
 * @param after the fix after it
 * @param distanceM of the track from the place of the scale, within the time the clocks leave open
 * @param uncertaintyM how far both places and the way between the fixes may be wrong together
 * @param isTracked whether the track itself leads over the scale; else the truck was silent, and
 *     may have crossed it meanwhile
 */
record Passing(
    @Nullable String company,
    NearFix before,
    NearFix after,
    double distanceM,
    double uncertaintyM,
    boolean isTracked) {

  /** The nearest first. */
  static final Comparator<Passing> ORDER =
      Comparator.comparingDouble(Passing::distanceM).thenComparing(Passing::deviceId);

  Passing {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  String deviceId() {
    return before.deviceId();
  }

  /** Of the truck the terminal is registered for; null if for none. */
  @Nullable String plate() {
    return before.plate();
  }

  /** Time between the two fixes, seconds. */
  double intervalS() {
    return (after.timeMs() - before.timeMs()) / 1000.0;
  }

  Passing withCompany(@Nullable String name) {
    return new Passing(name, before, after, distanceM, uncertaintyM, isTracked);
  }
}
