package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.score.OffenceScore;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.truth.Offence;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Candidates about one offence against what the simulated devices did.
 *
 * @param expected violations that the devices committed and that must have been found by now
 * @param found of these, those with a candidate
 * @param missed of these, those without
 * @param unfounded candidates without a violation
 * @param duplicate further candidates for a violation that has one
 */
public record TruthFigures(int expected, int found, int missed, int unfounded, int duplicate) {

  /**
   * The figures of a score, for each of its rows, in which only settled candidates are called
   * wrong.
   *
   * @param settledUntil a candidate whose newest revision was decided at this time or later may
   *     still be withdrawn or moved, or may be about what the truth does not hold yet: it is
   *     neither false nor double
   */
  static Map<Offence, TruthFigures> of(Score score, Instant settledUntil) {
    Map<Offence, TruthFigures> figures = new EnumMap<>(Offence.class);
    for (OffenceScore row : score.rows()) {
      figures.put(
          row.offence(),
          new TruthFigures(
              row.expected(),
              row.found(),
              row.missed(),
              settled(score.falseAlarms(), row.offence(), settledUntil),
              settled(score.duplicates(), row.offence(), settledUntil)));
    }
    return figures;
  }

  private static int settled(List<Candidate> wrong, Offence offence, Instant until) {
    int count = 0;
    for (Candidate candidate : wrong) {
      if (Offence.of(candidate.kind()) == offence && candidate.clocks().decided().isBefore(until)) {
        count++;
      }
    }
    return count;
  }

  /** Whether there is something to find and nothing is wrong with what was found. */
  boolean isPerfect() {
    return missed == 0 && unfounded == 0 && duplicate == 0;
  }
}
