package dev.offsite.simulators.score;

/**
 * The result for one kind of violation.
 *
 * @param expected truths that had to be found, and those found though they had not to be
 * @param found truths with at least one candidate
 * @param missed expected truths without any
 * @param falseAlarms candidates that match no truth
 * @param duplicates candidates that match only truths which have one already
 * @param excused candidates about exempt vehicles that nobody will use as evidence; neither right
 *     nor wrong
 */
public record KindScore(
    int expected, int found, int missed, int falseAlarms, int duplicates, int excused) {

  /** Share of the candidates that are right, duplicates counted as wrong; 1 without candidates. */
  public double precision() {
    int all = found + falseAlarms + duplicates;
    return all == 0 ? 1 : (double) found / all;
  }

  /** Share of the expected truths that were found; 1 where none was expected. */
  public double recall() {
    return expected == 0 ? 1 : (double) found / expected;
  }

  /** Whether nothing is missed, false or double. */
  public boolean isPerfect() {
    return missed == 0 && falseAlarms == 0 && duplicates == 0;
  }
}
