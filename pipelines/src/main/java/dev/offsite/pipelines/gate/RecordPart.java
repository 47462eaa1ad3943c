package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Finding;

/**
 * What a record of an offence must show to be complete (Administrative Penalty Law (2021) art. 41:
 * true, clear, complete and accurate). The names are part of the contract.
 */
enum RecordPart {
  /** What kind of vehicle it is: said by the scale or told from its axles. */
  TYPE,
  /** Whose it is. */
  PLATE,
  /** What it looks like: a photo that nobody can have changed. */
  LOOK,
  /** When it happened: not after the record was received. */
  TIME,
  /** Where it happened: a registered site. */
  PLACE,
  /** What happened: a figure with its limit, and the record it is from. */
  FACT;

  boolean isIn(Finding finding) {
    return switch (this) {
      case TYPE -> finding.facts().details().containsKey("vehicleType");
      case PLATE -> finding.subject().plate() != null;
      case LOOK -> finding.evidence().media().stream().anyMatch(photo -> photo.sha256() != null);
      case TIME -> !finding.newestEvent().isAfter(finding.newestReceived());
      case PLACE -> finding.place().siteId() != null;
      case FACT -> finding.facts().limit() != null && !finding.evidence().records().isEmpty();
    };
  }
}
