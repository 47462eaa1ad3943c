package dev.offsite.pipelines.history;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Instant;

/**
 * How many candidates of one rule and hour stand in which way. Not thread-safe.
 *
 * <p>Laid out in one array, as it is kept in state: a count for each {@link Standing}.
 */
final class RuleStandings {

  /** How a candidate stands. */
  enum Standing {
    WITHDRAWN(0),
    ADMISSIBLE(1),
    REVIEW(2),
    INADMISSIBLE(3);

    /** Where its count lies, also in state: never changed. */
    private final int cell;

    Standing(int cell) {
      this.cell = cell;
    }

    static Standing of(Candidate candidate) {
      if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
        return WITHDRAWN;
      }
      return switch (candidate.gate().grade()) {
        case ADMISSIBLE -> ADMISSIBLE;
        case REVIEW -> REVIEW;
        case INADMISSIBLE -> INADMISSIBLE;
      };
    }
  }

  private static final int LENGTH = 4;

  private final long[] counts;

  private RuleStandings(long[] counts) {
    this.counts = counts;
  }

  /** Goes on with what {@link #cells()} returned; a null array is an hour without candidates. */
  static RuleStandings of(long[] cells) {
    return new RuleStandings(cells == null ? new long[LENGTH] : cells);
  }

  long[] cells() {
    return counts;
  }

  /**
   * Takes note of a revision.
   *
   * @param before what this method returned for the newest revision so far; null for the first
   * @return revision and standing in one number; {@code before} itself if that is newer
   */
  long update(Long before, Candidate candidate) {
    if (before != null && before >> Byte.SIZE > candidate.revision()) {
      return before;
    }
    if (before != null) {
      counts[(int) (before & 0xFF)]--;
    }
    int standing = Standing.of(candidate).cell;
    counts[standing]++;
    return (long) candidate.revision() << Byte.SIZE | standing;
  }

  HistoryRow row(String ruleId, Instant hour) {
    long candidates = 0;
    for (long count : counts) {
      candidates += count;
    }
    return HistoryRow.of(HistoryTables.RULE_PRECISION, hour)
        .tag("rule", ruleId)
        .field("candidates", candidates)
        .field("withdrawn", counts[Standing.WITHDRAWN.cell])
        .field("admissible", counts[Standing.ADMISSIBLE.cell])
        .field("review", counts[Standing.REVIEW.cell])
        .field("inadmissible", counts[Standing.INADMISSIBLE.cell])
        .build();
  }
}
