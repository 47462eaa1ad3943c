package dev.offsite.monitor.live;

import dev.offsite.monitor.cases.CaseStanding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row as browsers get it; docs/monitor-api.md says what each field means. */
public record RowView(
    String id,
    long sequence,
    int revision,
    Candidate.Phase phase,
    Desk desk,
    ViolationKind kind,
    @Nullable ViolationKind correctedKind,
    String rule,
    int severity,
    Candidate.Gate.Grade grade,
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
    @Nullable String district,
    @Nullable String street,
    Instant start,
    @Nullable Instant end,
    Instant lastObserved,
    Instant receivedAt,
    Instant decided,
    double measured,
    @Nullable Double limit,
    String unit,
    @Nullable Double excessPercent,
    String storm,
    CaseStatus state,
    int stateVersion,
    boolean confirmed,
    List<String> attention,
    @Nullable String assignedTo,
    @Nullable String duplicateOf,
    int duplicates,
    @Nullable String supersededBy,
    @Nullable Instant nextDeadline,
    @Nullable CaseStep nextDeadlineStep,
    boolean breached) {

  static RowView of(CaseRow row) {
    CaseFacts facts = row.facts();
    CaseStanding standing = row.standing();
    boolean reviewRuns =
        standing.nextStep() == null
            && standing.version() == 0
            && facts.deadlines().reviewBy() != null;
    return new RowView(
        facts.id(),
        row.sequence(),
        facts.revision(),
        facts.phase(),
        facts.desk(),
        facts.kind(),
        standing.correctedKind(),
        facts.rule(),
        facts.severity(),
        facts.grade(),
        facts.plate(),
        facts.plateColor(),
        facts.company(),
        facts.objectClass(),
        facts.deviceId(),
        facts.place(),
        facts.siteId(),
        facts.fenceId(),
        facts.lng(),
        facts.lat(),
        facts.jurisdiction(),
        row.area().district(),
        row.area().street(),
        facts.start(),
        facts.end(),
        facts.lastObserved(),
        facts.receivedAt(),
        facts.decided(),
        facts.measured(),
        facts.limit(),
        facts.unit(),
        facts.excessPercent(),
        facts.storm(),
        row.state(),
        standing.version(),
        standing.confirmed(),
        standing.attention(),
        standing.squad(),
        standing.duplicateOf(),
        standing.duplicates(),
        facts.supersededBy(),
        reviewRuns ? facts.deadlines().reviewBy() : standing.nextDueAt(),
        reviewRuns ? CaseStep.REVIEW : standing.nextStep(),
        standing.breached());
  }

  /** This row with another plate. */
  RowView withPlate(String newPlate) {
    return new RowView(
        id,
        sequence,
        revision,
        phase,
        desk,
        kind,
        correctedKind,
        rule,
        severity,
        grade,
        newPlate,
        plateColor,
        company,
        objectClass,
        deviceId,
        place,
        siteId,
        fenceId,
        lng,
        lat,
        jurisdiction,
        district,
        street,
        start,
        end,
        lastObserved,
        receivedAt,
        decided,
        measured,
        limit,
        unit,
        excessPercent,
        storm,
        state,
        stateVersion,
        confirmed,
        attention,
        assignedTo,
        duplicateOf,
        duplicates,
        supersededBy,
        nextDeadline,
        nextDeadlineStep,
        breached);
  }
}
