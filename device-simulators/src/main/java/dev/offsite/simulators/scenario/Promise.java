package dev.offsite.simulators.scenario;

/**
 * What detection has to reach for one offence, so that a run can be called good or bad.
 *
 * @param precision least share of candidates that are right, 0 to 1
 * @param recall least share of truths that are found, 0 to 1
 */
public record Promise(double precision, double recall) {

  public Promise {
    if (!(precision >= 0 && precision <= 1) || !(recall >= 0 && recall <= 1)) {
      throw new IllegalArgumentException(
          "precision " + precision + " or recall " + recall + " is not 0 to 1");
    }
  }
}
