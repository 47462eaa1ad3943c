package dev.offsite.pipelines.sign;

import dev.offsite.schemas.reference.Sign.Masking;

/**
 * Plates as a sign shows them: the driver recognises his own, a passer-by nobody's ({@code
 * 浙A·8***9}).
 */
final class PlateMask {

  /** Province and letter of the office. */
  private static final int PREFIX = 2;

  /** The text to show. */
  static String of(String plate, Masking masking) {
    int length = plate.codePointCount(0, plate.length());
    int first = plate.offsetByCodePoints(0, Math.min(PREFIX, length));
    if (length <= PREFIX + 2) {
      // too short to hide a part of: hide all of it
      return masking == Masking.PLAIN ? plate : "*".repeat(length);
    }
    String prefix = plate.substring(0, first);
    String number = plate.substring(first);
    if (masking == Masking.PLAIN) {
      return prefix + '·' + number;
    }
    int hidden = number.codePointCount(0, number.length()) - 2;
    return prefix
        + '·'
        + number.substring(0, number.offsetByCodePoints(0, 1))
        + "*".repeat(hidden)
        + number.substring(number.offsetByCodePoints(0, hidden + 1));
  }

  private PlateMask() {}
}
