package dev.offsite.monitor.testing;

import dev.offsite.monitor.live.CaseFacts;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Candidates to look at. Each {@code with} gives another one. */
public record SampleCandidates(
    String id,
    int revision,
    Candidate.Phase phase,
    ViolationKind kind,
    int severity,
    @Nullable String plate,
    @Nullable String company,
    @Nullable String jurisdiction,
    double lng,
    double lat,
    Instant decided,
    List<Candidate.RawRecord> records,
    List<String> related) {

  public static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

  public static SampleCandidates of(String id) {
    return new SampleCandidates(
        id,
        1,
        Candidate.Phase.OPEN,
        ViolationKind.BRIDGE_OVERLOAD,
        3,
        "浙A12345",
        "某某运输",
        null,
        120.21,
        30.25,
        NOON,
        List.of(),
        List.of());
  }

  public SampleCandidates revision(int newRevision, Candidate.Phase newPhase) {
    return new SampleCandidates(
        id,
        newRevision,
        newPhase,
        kind,
        severity,
        plate,
        company,
        jurisdiction,
        lng,
        lat,
        decided,
        records,
        related);
  }

  public SampleCandidates kind(ViolationKind newKind, int newSeverity) {
    return new SampleCandidates(
        id,
        revision,
        phase,
        newKind,
        newSeverity,
        plate,
        company,
        jurisdiction,
        lng,
        lat,
        decided,
        records,
        related);
  }

  public SampleCandidates subject(@Nullable String newPlate, @Nullable String newCompany) {
    return new SampleCandidates(
        id,
        revision,
        phase,
        kind,
        severity,
        newPlate,
        newCompany,
        jurisdiction,
        lng,
        lat,
        decided,
        records,
        related);
  }

  public SampleCandidates at(@Nullable String newJurisdiction, double newLng, double newLat) {
    return new SampleCandidates(
        id,
        revision,
        phase,
        kind,
        severity,
        plate,
        company,
        newJurisdiction,
        newLng,
        newLat,
        decided,
        records,
        related);
  }

  public SampleCandidates decided(Instant newDecided) {
    return new SampleCandidates(
        id,
        revision,
        phase,
        kind,
        severity,
        plate,
        company,
        jurisdiction,
        lng,
        lat,
        newDecided,
        records,
        related);
  }

  public SampleCandidates evidence(List<Candidate.RawRecord> newRecords, List<String> newRelated) {
    return new SampleCandidates(
        id,
        revision,
        phase,
        kind,
        severity,
        plate,
        company,
        jurisdiction,
        lng,
        lat,
        decided,
        newRecords,
        newRelated);
  }

  public Candidate candidate() {
    return new Candidate(
        id,
        revision,
        phase,
        null,
        kind,
        new Candidate.RuleRef("bridge-overload", 3, "r1"),
        new Candidate.Subject(plate, "YELLOW", 0.97, "wim-1", company, null),
        new Candidate.Episode(decided, 0, decided, decided, decided, null, 0, null, 1),
        new Candidate.Facts(
            63_740, 49_000.0, 1.1, "kg", 14_740.0, 30.08, Map.of("lane", "2"), List.of()),
        new Candidate.Place(
            "bridge-1", null, null, "九堡大桥", lng, lat, "WGS84", 15.0, jurisdiction, "CITY_BRIDGE"),
        new Candidate.Law("basis", null, null, "matter", "department", severity),
        new Candidate.Gate(Candidate.Gate.Grade.REVIEW, List.of("RECORD_INCOMPLETE")),
        new Candidate.Evidence(records, List.of(), List.of()),
        new Candidate.Deadlines(decided.plusSeconds(432_000), null, null),
        new Candidate.Clocks(decided, decided, decided),
        related);
  }

  public CaseFacts facts() {
    return CaseFacts.of(candidate(), "case-intake", 0, 0);
  }
}
