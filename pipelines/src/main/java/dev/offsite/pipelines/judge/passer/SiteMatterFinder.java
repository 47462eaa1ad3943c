package dev.offsite.pipelines.judge.passer;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.judge.EarliestOfSlot;
import dev.offsite.pipelines.judge.PlateReader;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may tell who crossed a scale: fixes near sites, and passages there. Not thread-safe.
 * Hot path for fixes.
 *
 * <p>Of the fixes of one terminal only the earliest of each five seconds counts. A report that
 * somebody repaired is left out: nobody knows what its device had said.
 */
final class SiteMatterFinder {

  /** In five seconds a truck drives a hundred metres, and bends from its way by six. */
  static final long SLOT_MS = 5_000;

  private final EarliestOfSlot slots = new EarliestOfSlot(SLOT_MS);

  private @Nullable NearSites sites;

  /** What a report tells, one for each site; none for most. */
  List<SiteMatter> find(Located located, ReferenceSnapshot reference) {
    if (sites == null || !sites.isOf(reference)) {
      sites = NearSites.of(reference);
    }
    if (sites.isEmpty()) {
      return List.of();
    }
    if (located.received().report() instanceof PositionReport position) {
      return position.hasPlace() ? fixes(located, position, sites, reference) : List.of();
    }
    return located.received().report() instanceof PassageReport passage
        ? seen(located, passage, reference)
        : List.of();
  }

  private List<SiteMatter> fixes(
      Located located, PositionReport position, NearSites all, ReferenceSnapshot reference) {
    List<String> near = all.near(located.lng(), located.lat());
    long timeMs = position.fixTime().toEpochMilli();
    if (near.isEmpty() || !slots.passes(position.deviceId(), timeMs) || isRepaired(located)) {
      return List.of();
    }
    Optional<ReferenceEntry.Device> device =
        reference.findDevice(position.deviceId(), position.fixTime());
    if (device.isEmpty()) {
      return List.of();
    }
    Candidate.RawRecord raw = located.received().asEvidence(SiteMatter.NearFix.ROLE);
    List<SiteMatter> found = new ArrayList<>(near.size());
    for (String siteId : near) {
      found.add(
          new SiteMatter.NearFix(
              siteId,
              position.deviceId(),
              device.get().plate(),
              timeMs,
              new Wgs84Position(located.lng(), located.lat()),
              position.accuracyM() == null ? Double.NaN : position.accuracyM(),
              located.received().raw().receivedAtMillis(),
              raw));
    }
    return found;
  }

  private static List<SiteMatter> seen(
      Located located, PassageReport passage, ReferenceSnapshot reference) {
    Instant at = passage.deviceTime();
    String plate = new PlateReader(reference.findPlateReading(at)).textOf(passage.plate());
    String siteId =
        reference
            .findDevice(passage.deviceId(), at)
            .map(ReferenceEntry.Device::siteId)
            .orElse(null);
    if (siteId == null || isRepaired(located)) {
      return List.of();
    }
    return List.of(
        new SiteMatter.PlateSeen(
            siteId,
            passage.deviceId(),
            passage.passageId(),
            plate == null ? "" : plate,
            at.toEpochMilli(),
            located.received().raw().receivedAtMillis()));
  }

  private static boolean isRepaired(Located located) {
    return located.received().raw().provenance() == Provenance.REPAIRED;
  }
}
