package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.telemetry.Media;
import java.util.function.Predicate;

/**
 * What a record of an offence must show to be complete (Administrative Penalty Law (2021) art. 41:
 * true, clear, complete and accurate). The names are part of the contract.
 */
enum RecordPart {
  /** What kind of vehicle it is: said by the scale or told from its axles. */
  TYPE(finding -> finding.facts().details().containsKey("vehicleType")),
  /** Whose it is. */
  PLATE(finding -> finding.subject().plate() != null),
  /** What it looks like: a photo that nobody can have changed. */
  LOOK(finding -> finding.evidence().media().stream().map(Media::sha256).anyMatch(RecordPart::is)),
  /** When it happened: not after the record was received. */
  TIME(finding -> !finding.newestEvent().isAfter(finding.newestReceived())),
  /** Where it happened: a registered site. */
  PLACE(finding -> finding.place().siteId() != null),
  /** What happened: a figure with its limit, and the record it is from. */
  FACT(RecordPart::hasFact);

  private final Predicate<Finding> isThere;

  RecordPart(Predicate<Finding> isThere) {
    this.isThere = isThere;
  }

  boolean isIn(Finding finding) {
    return isThere.test(finding);
  }

  private static boolean hasFact(Finding finding) {
    Candidate.Facts facts = finding.facts();
    return facts.limit() != null && !finding.evidence().records().isEmpty();
  }

  private static boolean is(Object digest) {
    return digest != null;
  }
}
