package dev.offsite.monitor.live;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list needs of a candidate: its proof, which may be a thousand times as large, is read
 * from Kafka when somebody opens the page.
 *
 * @param objectClass what a camera saw; null for vehicles
 * @param topic where the revision stands in Kafka
 */
public record CaseFacts(
    String id,
    int revision,
    Candidate.Phase phase,
    @Nullable String supersededBy,
    ViolationKind kind,
    String rule,
    int severity,
    Candidate.Gate.Grade grade,
    List<String> gateReasons,
    @Nullable String plate,
    @Nullable String plateColor,
    @Nullable String company,
    @Nullable String objectClass,
    String deviceId,
    String place,
    @Nullable String siteId,
    @Nullable String fenceId,
    double lng,
    double lat,
    @Nullable String jurisdiction,
    Instant start,
    @Nullable Instant end,
    Instant lastObserved,
    Instant receivedAt,
    Instant decided,
    double measured,
    @Nullable Double limit,
    String unit,
    @Nullable Double excessPercent,
    Candidate.Deadlines deadlines,
    List<String> related,
    String topic,
    int partition,
    long offset) {

  /** The facts of a candidate that was read there. */
  public static CaseFacts of(Candidate candidate, String topic, int partition, long offset) {
    Candidate.Place place = candidate.place();
    return new CaseFacts(
        candidate.id(),
        candidate.revision(),
        candidate.phase(),
        candidate.supersededBy(),
        candidate.kind(),
        candidate.rule().id(),
        candidate.law().severity(),
        candidate.gate().grade(),
        candidate.gate().reasons(),
        candidate.subject().plate(),
        candidate.subject().plateColor(),
        candidate.subject().company(),
        candidate.subject().objectClass(),
        candidate.subject().deviceId(),
        place.name(),
        place.siteId(),
        place.fenceId(),
        place.lng(),
        place.lat(),
        place.jurisdiction(),
        candidate.episode().start(),
        candidate.episode().end(),
        candidate.episode().lastObserved(),
        candidate.clocks().received(),
        candidate.clocks().decided(),
        candidate.facts().measured(),
        candidate.facts().limit(),
        candidate.facts().unit(),
        candidate.facts().excessPercent(),
        candidate.deadlines(),
        candidate.related(),
        topic,
        partition,
        offset);
  }

  /** Whose matter it is. */
  public Desk desk() {
    return kind.isOperational() ? Desk.OPERATIONS : Desk.CASES;
  }

  /** Candidates with the same text are one storm. */
  public String storm() {
    String where = siteId != null ? siteId : fenceId != null ? fenceId : deviceId;
    return kind + "/" + where;
  }
}
