package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds a weighing against the gross-mass limit. Pure; thread-safe.
 *
 * <p>A vehicle is over when its raw gross mass is above limit × tolerance; excess and band are
 * counted from the limit itself (Ministry order 62/2016 art. 43, Zhejiang highway rule art. 53).
 * The raw mass is never corrected: that the scale's own error could explain the excess is a doubt,
 * and the candidate says so.
 */
public final class OverloadJudge {

  /** What is held against this passage: at most one finding for each rule in force. */
  public List<Finding> judge(Received received, ReferenceSnapshot reference) {
    PassageReport passage = (PassageReport) received.report();
    Instant at = passage.deviceTime();
    List<Finding> findings = new ArrayList<>();
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.BRIDGE_OVERLOAD, at)) {
      judge(received, passage, rule, reference).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> judge(
      Received received,
      PassageReport passage,
      ReferenceEntry.Rule rule,
      ReferenceSnapshot reference) {
    Instant at = passage.deviceTime();
    ReferenceEntry.Device device = reference.findDevice(passage.deviceId(), at).orElseThrow();
    ReferenceEntry.Site site =
        reference
            .findSite(device.siteId(), at)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "site " + device.siteId() + " of " + device.id() + " not in force"));
    Optional<MassLimit> limit = limitOf(passage, site, reference);
    String plate = PlateReading.textOf(passage.plate());
    Optional<ReferenceEntry.Vehicle> vehicle =
        Optional.ofNullable(plate).flatMap(text -> reference.findVehicle(text, at));
    if (limit.isEmpty() || vehicle.map(ReferenceEntry.Vehicle::exempt).orElse(false)) {
      return Optional.empty();
    }
    Optional<ReferenceEntry.Tolerance> tolerance = reference.findTolerance(site.area(), at);
    double multiplier = tolerance.map(ReferenceEntry.Tolerance::multiplier).orElse(1.0);
    if (!limit.get().isExceededBy(passage.grossKg(), multiplier)) {
      return Optional.empty();
    }
    Optional<ReferenceEntry.Certificate> certificate = certificateOf(device, at);
    Candidate.Facts facts = facts(passage, site, limit.get(), tolerance, certificate);
    Set<Doubt> doubts = doubts(passage, plate, limit.get(), certificate, rule);
    if (received.raw().provenance() == Provenance.REPAIRED) {
      doubts.add(Doubt.RECORD_REPAIRED);
    }
    return Optional.of(
        new Finding(
            rule,
            reference.release(),
            (plate == null ? passage.deviceId() : plate) + '/' + passage.passageId(),
            site.id(),
            new Candidate.Subject(
                plate,
                passage.plate() == null ? null : passage.plate().color(),
                passage.plate() == null ? null : passage.plate().confidence(),
                passage.deviceId(),
                vehicle.map(ReferenceEntry.Vehicle::company).orElse(null),
                null),
            new Candidate.Episode(at, 0, at, at, at, at, 0, null, 1),
            facts,
            placeOf(site),
            law(rule, site, facts, reference, at),
            doubts,
            new Candidate.Evidence(
                List.of(received.asEvidence("FIRST")), passage.media(), List.of()),
            at,
            received.receivedAt()));
  }

  /** The lowest of the limits of all laws in force; empty if none knows the vehicle. */
  private static Optional<MassLimit> limitOf(
      PassageReport passage, ReferenceEntry.Site site, ReferenceSnapshot reference) {
    MassLimit lowest = null;
    for (ReferenceEntry.MassLimits law : reference.massLimits(passage.deviceTime())) {
      Optional<MassLimit> limit =
          new MassLimitTable(law)
              .find(
                  passage.axleCount(),
                  passage.configuration(),
                  passage.driveAxles(),
                  site.postedLimitKg());
      if (limit.isPresent() && (lowest == null || limit.get().limitKg() < lowest.limitKg())) {
        lowest = limit.get();
      }
    }
    return Optional.ofNullable(lowest);
  }

  private static Optional<ReferenceEntry.Certificate> certificateOf(
      ReferenceEntry.Device device, Instant at) {
    return device.certificates().stream().filter(c -> c.validity().covers(at)).findFirst();
  }

  private static Candidate.Facts facts(
      PassageReport passage,
      ReferenceEntry.Site site,
      MassLimit limit,
      Optional<ReferenceEntry.Tolerance> tolerance,
      Optional<ReferenceEntry.Certificate> certificate) {
    Map<String, String> details = new TreeMap<>();
    details.put("axleCount", Integer.toString(passage.axleCount()));
    details.put("configuration", passage.configuration().name());
    details.put("driveAxles", Objects.toString(passage.driveAxles(), "unknown"));
    details.put("lane", Integer.toString(passage.lane()));
    details.put("passageId", passage.passageId());
    details.put("speedKph", Double.toString(passage.speedKph()));
    details.put("tableLimitKg", Integer.toString(limit.tableKg()));
    details.put("limitBasis", limit.basis());
    if (site.postedLimitKg() != null) {
      details.put("postedLimitKg", site.postedLimitKg().toString());
    }
    tolerance.ifPresent(t -> details.put("toleranceId", t.id() + '/' + t.version()));
    certificate.ifPresent(
        c -> {
          details.put("accuracyClass", c.accuracyClass());
          details.put("certificate", c.number());
          details.put("overWithErrorDeducted", Boolean.toString(isOver(passage, limit, c)));
        });
    double excess = passage.grossKg() - limit.limitKg();
    return new Candidate.Facts(
        passage.grossKg(),
        (double) limit.limitKg(),
        tolerance.map(ReferenceEntry.Tolerance::multiplier).orElse(null),
        "kg",
        excess,
        excess * 100 / limit.limitKg(),
        details,
        limit.notes());
  }

  private static boolean isOver(
      PassageReport passage, MassLimit limit, ReferenceEntry.Certificate certificate) {
    double deducted = passage.grossKg() * (1 - certificate.errorPercentMax() / 100);
    return deducted > limit.limitKg();
  }

  private static Set<Doubt> doubts(
      PassageReport passage,
      String plate,
      MassLimit limit,
      Optional<ReferenceEntry.Certificate> certificate,
      ReferenceEntry.Rule rule) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (certificate.isEmpty()) {
      doubts.add(Doubt.CERTIFICATE_NOT_IN_FORCE);
    } else if (!isOver(passage, limit, certificate.get())) {
      doubts.add(Doubt.WITHIN_SCALE_ERROR);
    }
    if (!passage.flags().isEmpty()) {
      doubts.add(Doubt.WEIGHING_FLAGGED);
    }
    if (plate == null) {
      doubts.add(passage.media().isEmpty() ? Doubt.SUBJECT_UNKNOWN : Doubt.PLATE_UNREADABLE);
    } else if (isUncertain(passage.plate().confidence(), rule)) {
      doubts.add(Doubt.PLATE_UNCERTAIN);
    }
    return doubts;
  }

  private static boolean isUncertain(Double confidence, ReferenceEntry.Rule rule) {
    Double least = rule.parameters().get("plateConfidenceMin");
    return least != null && confidence != null && confidence < least;
  }

  private static Candidate.Place placeOf(ReferenceEntry.Site site) {
    return new Candidate.Place(
        site.id(),
        null,
        null,
        site.name(),
        site.lng(),
        site.lat(),
        "WGS84",
        null,
        site.jurisdiction(),
        site.roadClass());
  }

  private static Candidate.Law law(
      ReferenceEntry.Rule rule,
      ReferenceEntry.Site site,
      Candidate.Facts facts,
      ReferenceSnapshot reference,
      Instant at) {
    return reference
        .findLadder(site.roadClass(), at)
        .map(
            ladder ->
                new Candidate.Law(
                    ladder.basis(),
                    ladder.id() + '/' + ladder.version(),
                    LadderBands.bandOf(ladder, facts.excess(), facts.excessPercent()),
                    rule.matter(),
                    ladder.department(),
                    rule.severity()))
        .orElseGet(() -> Finding.lawOf(rule));
  }
}
