package dev.offsite.simulators.plane;

/**
 * A part of a {@link Path}.
 *
 * @param fromM metres from the beginning of the path
 * @param toM the same; not below {@code fromM}
 */
public record Stretch(double fromM, double toM) {

  public Stretch {
    if (!(fromM <= toM)) {
      throw new IllegalArgumentException("a stretch from " + fromM + " m to " + toM + " m");
    }
  }

  /** How long it is. */
  public double lengthM() {
    return toM - fromM;
  }

  /** Whether a place of the path lies in it or within {@code marginM} of it. */
  public boolean holds(double atM, double marginM) {
    return atM >= fromM - marginM && atM <= toM + marginM;
  }
}
