package dev.offsite.standalone.bench.detect;

import java.time.Duration;
import java.util.List;

/**
 * What {@link StateBench} runs.
 *
 * @param trucks sizes of the fleet, ascending; a run for each, nothing late
 * @param latePercents shares of late fixes; a run for each with the smallest fleet
 * @param fixes of each truck, ten seconds apart; in tens
 */
public record StatePlan(List<Integer> trucks, List<Integer> latePercents, int fixes) {

  /** Between two fixes of one truck. */
  public static final Duration FIX_EVERY = Duration.ofSeconds(10);

  /** Fixes after which a late one comes: a minute late less ten seconds. */
  static final int LATE_BY = 5;

  /** Of each block of so many fixes one at most is late. */
  static final int BLOCK = 10;

  /** More would stand nowhere: what a run takes of the heap for each truck, about. */
  public static final long HEAP_BYTES_A_TRUCK = 16_000;

  public StatePlan {
    trucks = List.copyOf(trucks);
    latePercents = List.copyOf(latePercents);
    if (trucks.isEmpty() || trucks.stream().anyMatch(count -> count < DetectPlan.TRUCKS_MIN)) {
      throw new IllegalArgumentException(
          "trucks " + trucks + ": at least one size, each at least " + DetectPlan.TRUCKS_MIN);
    }
    if (!trucks.equals(trucks.stream().sorted().distinct().toList())) {
      throw new IllegalArgumentException("trucks " + trucks + " are not ascending");
    }
    if (latePercents.stream().anyMatch(percent -> percent < 0 || percent > 100 / BLOCK)) {
      throw new IllegalArgumentException(
          "late percents " + latePercents + " are not between 0 and " + 100 / BLOCK);
    }
    if (fixes < BLOCK || fixes % BLOCK != 0) {
      throw new IllegalArgumentException("fixes " + fixes + " are not in tens");
    }
  }
}
