package dev.offsite.standalone.bench.detect;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What {@link StageBench} runs.
 *
 * @param trucks size of the simulated fleet, at least {@link DetectPlan#TRUCKS_MIN}; a fix each
 *     second of each
 * @param time how long it reports, in its own time
 * @param fences numbers of fences, ascending
 * @param warmUps rounds before those that are measured
 * @param rounds that are measured
 * @param seed the same seed gives the same traffic and fences
 */
public record StagePlan(
    int trucks, Duration time, List<Integer> fences, int warmUps, int rounds, long seed) {
  public StagePlan {
    Objects.requireNonNull(time, "time");
    fences = List.copyOf(fences);
    if (trucks < DetectPlan.TRUCKS_MIN) {
      throw new IllegalArgumentException("trucks " + trucks + " is below " + DetectPlan.TRUCKS_MIN);
    }
    if (fences.isEmpty() || fences.get(0) < 1) {
      throw new IllegalArgumentException("fences " + fences + " are none");
    }
    if (rounds < 1 || warmUps < 0) {
      throw new IllegalArgumentException("rounds " + rounds + ", warm-ups " + warmUps);
    }
  }
}
