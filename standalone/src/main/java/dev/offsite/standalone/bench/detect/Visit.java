package dev.offsite.standalone.bench.detect;

/**
 * Fixes of one truck in a row that lie inside one fence.
 *
 * @param entryMs time of the first of them
 * @param lastMs time of the last of them
 * @param exitMs time of the first fix outside again; {@value #NONE} if there is none
 * @param isFromStart whether the truck was inside at its very first fix
 * @param isSure whether at least three fixes in a row and five seconds lie deeper inside than their
 *     accuracy: what the rule of the scenarios asks for
 */
record Visit(
    String deviceId,
    String fenceId,
    long entryMs,
    long lastMs,
    long exitMs,
    boolean isFromStart,
    boolean isSure) {

  /** Still inside. */
  static final long NONE = Long.MAX_VALUE;
}
