package dev.offsite.standalone.bench.detect;

import java.time.Duration;
import java.util.Objects;

/**
 * What {@link DetectBench} runs.
 *
 * @param trucks size of the simulated fleet, at least 10
 * @param time how long it reports, in its own time; the state of a truck is full from the lateness
 *     horizon on
 * @param fixEvery between two fixes of one truck
 * @param fewFences of the ratios that say 1,000 in their name
 * @param manyFences of those that say 10,000; more than few
 * @param warmUps rounds at most in which a contender warms up; at least 1. It has once two in a row
 *     took no less processor time than the best before, give or take {@value #SETTLED}
 * @param rounds of each contender that are measured; 1 to 20
 * @param scanMillions how many million tests of a fix against a fence one round of a job that scans
 *     all fences does: it gets as many messages as come to that, the first of the same traffic
 * @param budget half of it is the most for warming up; a further round begins only if it can end
 *     within it, if it takes as long as the one before; the first always begins
 * @param paced how long each contender is measured for latency; zero: not at all
 * @param pacedPerSecond messages a second meanwhile
 * @param seed the same seed gives the same traffic and fences
 */
public record DetectPlan(
    int trucks,
    Duration time,
    Duration fixEvery,
    int fewFences,
    int manyFences,
    int warmUps,
    int rounds,
    int scanMillions,
    Duration budget,
    Duration paced,
    int pacedPerSecond,
    long seed) {

  /** What the targets call many. */
  public static final int MANY_FENCES = 10_000;

  private static final int FEW_FENCES = 1_000;

  /** Fewer pass too few fences. */
  public static final int TRUCKS_MIN = 10;

  /** A round that takes this part of the best before is no better: machines are not quiet. */
  static final double SETTLED = 0.95;

  /** More say nothing more. */
  public static final int ROUNDS_MAX = 20;

  public DetectPlan {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(fixEvery, "fixEvery");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(paced, "paced");
    if (trucks < TRUCKS_MIN) {
      throw new IllegalArgumentException("trucks " + trucks + " is below " + TRUCKS_MIN);
    }
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw new IllegalArgumentException(
          "rounds " + rounds + " is not between 1 and " + ROUNDS_MAX);
    }
    if (warmUps < 1) {
      throw new IllegalArgumentException("warmUps " + warmUps + " is below 1");
    }
    if (fewFences < 1 || manyFences <= fewFences) {
      throw new IllegalArgumentException(
          "fences " + fewFences + " and " + manyFences + " are not few and many");
    }
    if (scanMillions < 1) {
      throw new IllegalArgumentException("scanMillions " + scanMillions + " is below 1");
    }
    if (time.compareTo(fixEvery) <= 0) {
      throw new IllegalArgumentException("time " + time + " is not above a fix every " + fixEvery);
    }
  }

  /** Whether there are as many fences as the targets speak of. */
  boolean hasUsualFences() {
    return fewFences == FEW_FENCES && manyFences == MANY_FENCES;
  }

  /** Over a fleet with a fix each second, without hurry. */
  public static DetectPlan full(
      int trucks, Duration time, int manyFences, int rounds, Duration paced) {
    return new DetectPlan(
        trucks,
        time,
        Duration.ofSeconds(1),
        FEW_FENCES,
        manyFences,
        5,
        rounds,
        300,
        Duration.ofHours(2),
        paced,
        5_216,
        1);
  }

  /** Ends within five minutes on two cores: no latencies, and no more rounds than fit. */
  public static DetectPlan quick(int rounds) {
    return new DetectPlan(
        100,
        Duration.ofMinutes(18),
        Duration.ofSeconds(1),
        FEW_FENCES,
        MANY_FENCES,
        12,
        rounds,
        30,
        Duration.ofSeconds(240),
        Duration.ZERO,
        0,
        1);
  }
}
