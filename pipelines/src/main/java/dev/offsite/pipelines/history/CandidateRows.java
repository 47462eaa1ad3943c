package dev.offsite.pipelines.history;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import java.time.Duration;
import java.time.Instant;

/** Revisions of candidates as rows. Pure; thread-safe. */
final class CandidateRows {

  /**
   * The row of a revision.
   *
   * <p>Its time is the start of the episode in whole milliseconds, as it went into the id: what of
   * it is finer may differ from revision to revision.
   */
  static HistoryRow of(Candidate candidate) {
    Candidate.Facts facts = candidate.facts();
    Candidate.Place place = candidate.place();
    String reasons = String.join(",", candidate.gate().reasons());
    return HistoryRow.of(HistoryTables.CANDIDATES, start(candidate))
        .tag("candidate", candidate.id())
        .tag("revision", Integer.toString(candidate.revision()))
        .tag("rule", candidate.rule().id())
        .tag("kind", candidate.kind().name())
        .field("revision_number", candidate.revision())
        .field("phase", candidate.phase().name())
        .field("grade", candidate.gate().grade().name())
        .field("reasons", reasons.isEmpty() ? null : reasons)
        .field("rule_version", candidate.rule().version())
        .field("reference_release", candidate.rule().release())
        .field("severity", candidate.law().severity())
        .field("measured", facts.measured())
        .field("limit_value", facts.limit())
        .field("excess_percent", facts.excessPercent())
        .field("unit", facts.unit())
        .field("device", candidate.subject().deviceId())
        .field("site", place.siteId())
        .field("fence", place.fenceId())
        .field("jurisdiction", place.jurisdiction())
        .field("department", candidate.law().department())
        .field("lng", place.lng())
        .field("lat", place.lat())
        .field("duration_s", candidate.episode().durationS())
        .field("distance_m", candidate.episode().distanceM())
        .field("observations", candidate.episode().observations())
        .field("event_us", ReportRows.micros(candidate.clocks().event()))
        .field(
            "decided_after_ms",
            Duration.between(candidate.clocks().received(), candidate.clocks().decided())
                .toMillis())
        .field("superseded_by", candidate.supersededBy())
        .build();
  }

  /** Start of the episode in whole milliseconds: the same in all revisions of an id. */
  static Instant start(Candidate candidate) {
    return Instant.ofEpochMilli(candidate.episode().start().toEpochMilli());
  }

  private CandidateRows() {}
}
