package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.truth.Passer;
import dev.offsite.simulators.truth.Truth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a track tells who crossed a scale with a plate that no camera could read.
 *
 * <p>Counted are violations at scales without a plate, and the candidates about them that name
 * somebody. To name the right truck where tracks could not tell is wrong, too: it was a guess. A
 * name for what never happened is wrong. A candidate without a name is never wrong.
 *
 * @param expected of the truths, those whose truck must be named
 * @param found of them, those whose truck is
 * @param right candidates that name the right truck, also where chance decided whether they would
 * @param wrong candidates that name another one
 * @param rash of the wrong ones, those that had to name nobody
 * @param unnameable truths that must name nobody
 */
public record IdentificationScore(
    int expected, int found, int right, int wrong, int rash, int unnameable) {

  private static final String IDENTIFIED = "IDENTIFIED_BY_TRACK";
  private static final String PLATE = "trackPlate";

  /** Counts the outcomes of a score. */
  public static IdentificationScore of(Score score) {
    int expected = 0;
    int found = 0;
    int right = 0;
    int wrong = 0;
    int rash = 0;
    int unnameable = 0;
    for (Outcome outcome : score.outcomes()) {
      Passer passer = passerOf(outcome);
      String named = namedBy(outcome);
      boolean must = passer != null && Boolean.TRUE.equals(passer.named());
      boolean mustNot = passer != null && Boolean.FALSE.equals(passer.named());
      boolean isRight = named != null && passer != null && named.equals(passer.plate()) && !mustNot;
      expected += must ? 1 : 0;
      unnameable += mustNot ? 1 : 0;
      found += must && isRight ? 1 : 0;
      right += isRight ? 1 : 0;
      wrong += named != null && !isRight ? 1 : 0;
      rash += named != null && mustNot ? 1 : 0;
    }
    return new IdentificationScore(expected, found, right, wrong, rash, unnameable);
  }

  /** Whether nothing could be named and nobody was. */
  public boolean isEmpty() {
    return expected + unnameable + right + wrong == 0;
  }

  /** The share of names that are right. */
  public Share precision() {
    return new Share(right, right + wrong);
  }

  /** The share of those who must be named that are. */
  public Share recall() {
    return new Share(found, expected);
  }

  /** Whether less was reached than promised, if anything was; as {@link PromiseCheck#isBroken}. */
  boolean isBroken(@Nullable Promise promised) {
    return promised != null
        && (precision().value().orElse(1) < promised.precision()
            || recall().value().orElse(1) < promised.recall());
  }

  private static @Nullable Passer passerOf(Outcome outcome) {
    Truth truth = null;
    if (outcome instanceof Outcome.Found found) {
      truth = found.truth();
    } else if (outcome instanceof Outcome.Missed missed) {
      truth = missed.truth();
    }
    return truth == null ? null : truth.passer();
  }

  private static @Nullable String namedBy(Outcome outcome) {
    Candidate candidate = candidateOf(outcome);
    return candidate != null && candidate.facts().notes().contains(IDENTIFIED)
        ? Objects.requireNonNullElse(candidate.facts().details().get(PLATE), "")
        : null;
  }

  private static @Nullable Candidate candidateOf(Outcome outcome) {
    if (outcome instanceof Outcome.Found found) {
      return found.candidate().latest();
    } else if (outcome instanceof Outcome.FalseAlarm alarm) {
      return alarm.candidate();
    }
    return outcome instanceof Outcome.Duplicate duplicate ? duplicate.candidate() : null;
  }
}
