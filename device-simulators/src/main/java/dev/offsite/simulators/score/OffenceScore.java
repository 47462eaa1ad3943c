package dev.offsite.simulators.score;

import dev.offsite.simulators.truth.Offence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one offence.
 *
 * @param offence what was done wrong
 * @param detected whether a detector looks for it at all
 * @param expected truths that had to be found, and those found though they had not to be
 * @param found truths with a candidate
 * @param missed expected truths without any
 * @param falseAlarms candidates that match no truth
 * @param duplicates candidates that match only truths which have one already
 * @param withdrawn candidates that were taken back; they count nowhere else
 * @param onsetErrorS seconds, above 0 if late; null if none was measured
 * @param reportingDelayS seconds; null if none was measured
 * @param placeErrorM metres; null if none was measured
 */
public record OffenceScore(
    Offence offence,
    boolean detected,
    int expected,
    int found,
    int missed,
    int falseAlarms,
    int duplicates,
    int withdrawn,
    @Nullable Spread onsetErrorS,
    @Nullable Spread reportingDelayS,
    @Nullable Spread placeErrorM) {

  /** Counts the outcomes of one offence; those of others are passed over. */
  static OffenceScore of(Offence offence, List<Outcome> outcomes) {
    int missed = 0;
    int falseAlarms = 0;
    int duplicates = 0;
    int withdrawn = 0;
    List<Outcome.Found> found = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome.offence() != offence) {
        continue;
      }
      if (outcome instanceof Outcome.Found one) {
        found.add(one);
      } else if (outcome instanceof Outcome.Missed) {
        missed++;
      } else if (outcome instanceof Outcome.FalseAlarm) {
        falseAlarms++;
      } else if (outcome instanceof Outcome.Duplicate) {
        duplicates++;
      } else {
        withdrawn++;
      }
    }
    return new OffenceScore(
        offence,
        offence.detectedAs().isPresent(),
        found.size() + missed,
        found.size(),
        missed,
        falseAlarms,
        duplicates,
        withdrawn,
        spread(found, Outcome.Found::onsetErrorS),
        spread(found, Outcome.Found::reportingDelayS),
        spread(found, Outcome.Found::placeErrorM));
  }

  private interface Figure {
    @Nullable Double of(Outcome.Found found);
  }

  private static @Nullable Spread spread(List<Outcome.Found> found, Figure figure) {
    List<Double> values = new ArrayList<>();
    for (Outcome.Found one : found) {
      Double value = figure.of(one);
      if (value != null) {
        values.add(value);
      }
    }
    return Spread.of(values);
  }

  /** Share of the candidates that are right; duplicates count as wrong, withdrawn ones not. */
  public Share precision() {
    return new Share(found, found + falseAlarms + duplicates);
  }

  /** Share of the expected truths that were found. */
  public Share recall() {
    return new Share(found, expected);
  }

  /** Whether nothing is missed, false or double. */
  public boolean isPerfect() {
    return missed == 0 && falseAlarms == 0 && duplicates == 0;
  }

  /** Whether anything at all was expected or said. */
  public boolean isEmpty() {
    return expected + falseAlarms + duplicates + withdrawn == 0;
  }
}
