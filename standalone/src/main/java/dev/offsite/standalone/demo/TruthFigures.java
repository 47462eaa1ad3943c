package dev.offsite.standalone.demo;

/**
 * Candidates of one kind against what the simulated devices did.
 *
 * @param expected violations that the devices committed and that must have been found by now
 * @param found of these, those with a candidate
 * @param missed of these, those without
 * @param unfounded candidates without a violation
 * @param duplicate further candidates for a violation that has one
 */
public record TruthFigures(int expected, int found, int missed, int unfounded, int duplicate) {

  /** Whether there is something to find and nothing is wrong with what was found. */
  boolean isPerfect() {
    return missed == 0 && unfounded == 0 && duplicate == 0;
  }
}
