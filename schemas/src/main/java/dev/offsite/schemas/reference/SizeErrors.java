package dev.offsite.schemas.reference;

/**
 * The largest errors of a size sensor in service, as its certificate states them.
 *
 * @param heightM of the height, metres
 * @param widthM of the width, metres
 * @param lengthM of the length, metres
 */
public record SizeErrors(double heightM, double widthM, double lengthM) {

  /** More than this is no measurement: it is the height of a small car. */
  private static final int ERROR_M_MAX = 1;

  public SizeErrors {
    EntryChecks.of()
        .within("heightM", heightM, 0, ERROR_M_MAX)
        .within("widthM", widthM, 0, ERROR_M_MAX)
        .within("lengthM", lengthM, 0, ERROR_M_MAX)
        .done();
  }
}
