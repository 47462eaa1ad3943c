package dev.offsite.pipelines.judge.plate;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.judge.EarliestOfSlot;
import dev.offsite.pipelines.judge.PlateReader;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says of a report which plate was where. Not thread-safe. Hot path for fixes.
 *
 * <p>Of the fixes of one terminal only the earliest of each minute counts ({@link EarliestOfSlot}),
 * so that plates need not be exchanged at the rate of the fleet; and of its reports without a fix.
 * A report that somebody repaired is left out: nobody knows what its device had said.
 */
final class WhereaboutsFinder {

  private final EarliestOfSlot fixes = new EarliestOfSlot(Minutes.LENGTH_MS);
  private final EarliestOfSlot withoutFix = new EarliestOfSlot(Minutes.LENGTH_MS);

  /**
   * What a content of a passage says of plates, whether one was read or not; empty if the report is
   * none that counts.
   */
  Optional<PassageContents.Content> findContent(Located located, ReferenceSnapshot reference) {
    if (located.received().raw().provenance() == Provenance.REPAIRED
        || !(located.received().report() instanceof PassageReport passage)
        || siteOf(passage, reference) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PassageContents.Content(
            plateOf(passage, reference),
            passage.deviceTime().toEpochMilli(),
            located.received().raw().receivedAtMillis(),
            located.received().asEvidence(ReadPassage.ROLE)));
  }

  /** The whereabouts; empty if the report tells of none that counts. */
  Optional<Whereabouts> find(Located located, ReferenceSnapshot reference) {
    if (located.received().raw().provenance() == Provenance.REPAIRED) {
      return Optional.empty();
    }
    if (located.received().report() instanceof PositionReport position) {
      long timeMs = position.fixTime().toEpochMilli();
      if (position.hasPlace()) {
        return fixes.passes(position.deviceId(), timeMs)
            ? fix(located, position, reference)
            : Optional.empty();
      }
      // a terminal that has no fix says nothing of where it is, but it is not switched off
      return withoutFix.passes(position.deviceId(), timeMs)
          ? heard(located, position, reference)
          : Optional.empty();
    }
    return located.received().report() instanceof PassageReport passage
        ? passage(located, passage, reference)
        : Optional.empty();
  }

  private static Optional<Whereabouts> fix(
      Located located, PositionReport position, ReferenceSnapshot reference) {
    return reference
        .findDevice(position.deviceId(), position.fixTime())
        .map(ReferenceEntry.Device::plate)
        .map(
            plate ->
                new TruckFix(
                    plate,
                    position.deviceId(),
                    position.fixTime().toEpochMilli(),
                    new Wgs84Position(located.lng(), located.lat()),
                    position.accuracyM() == null ? Double.NaN : position.accuracyM(),
                    located.received().raw().receivedAtMillis(),
                    located.received().asEvidence(TruckFix.ROLE)));
  }

  private static Optional<Whereabouts> heard(
      Located located, PositionReport position, ReferenceSnapshot reference) {
    return reference
        .findDevice(position.deviceId(), position.fixTime())
        .map(ReferenceEntry.Device::plate)
        .map(
            plate ->
                new TruckHeard(
                    plate,
                    position.deviceId(),
                    position.fixTime().toEpochMilli(),
                    located.received().raw().receivedAtMillis(),
                    located.received().asEvidence(TruckHeard.ROLE)));
  }

  private static Optional<Whereabouts> passage(
      Located located, PassageReport passage, ReferenceSnapshot reference) {
    String plate = plateOf(passage, reference);
    String siteId = siteOf(passage, reference);
    if (plate == null || siteId == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ReadPassage(
            plate,
            passage.deviceId(),
            passage.passageId(),
            siteId,
            passage.lane(),
            passage.plate().color(),
            passage.plate().confidence(),
            passage.media(),
            passage.deviceTime().toEpochMilli(),
            located.received().raw().receivedAtMillis(),
            located.received().asEvidence(ReadPassage.ROLE)));
  }

  private static @Nullable String plateOf(PassageReport passage, ReferenceSnapshot reference) {
    return new PlateReader(reference.findPlateReading(passage.deviceTime()))
        .textOf(passage.plate());
  }

  private static @Nullable String siteOf(PassageReport passage, ReferenceSnapshot reference) {
    return reference
        .findDevice(passage.deviceId(), passage.deviceTime())
        .map(ReferenceEntry.Device::siteId)
        .orElse(null);
  }
}
