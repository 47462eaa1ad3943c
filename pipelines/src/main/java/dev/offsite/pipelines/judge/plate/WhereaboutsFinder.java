package dev.offsite.pipelines.judge.plate;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.judge.PlateReader;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says of a report which plate was where. Not thread-safe. Hot path for fixes.
 *
 * <p>Of the fixes of one terminal only the earliest of each minute counts, so that plates need not
 * be exchanged at the rate of the fleet. What it remembers of the newest minute of each terminal is
 * a saving and no state: without it, as after a restart, more fixes pass, and who receives them
 * keeps the earliest as well. A report that somebody repaired is left out: nobody knows what its
 * device had said.
 */
final class WhereaboutsFinder {

  /** A truck is some hundred metres on after a minute, and the rule allows it some kilometres. */
  static final long SLOT_MS = 60_000;

  /** Terminals remembered; of more the one silent longest is forgotten. */
  static final int TERMINALS_MAX = 200_000;

  private final Map<String, long[]> earliestMs =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
          return size() > TERMINALS_MAX;
        }
      };

  /** The whereabouts; empty if the report tells of none that counts. */
  Optional<Whereabouts> find(Located located, ReferenceSnapshot reference) {
    if (located.received().raw().provenance() == Provenance.REPAIRED) {
      return Optional.empty();
    }
    if (located.received().report() instanceof PositionReport position) {
      // a terminal that has no fix says nothing of where it is
      return position.hasPlace() && isEarliest(position)
          ? fix(located, position, reference)
          : Optional.empty();
    }
    return located.received().report() instanceof PassageReport passage
        ? passage(located, passage, reference)
        : Optional.empty();
  }

  /** The minute that a time lies in. */
  static long slotOf(long timeMs) {
    return Math.floorDiv(timeMs, SLOT_MS);
  }

  private boolean isEarliest(PositionReport position) {
    long timeMs = position.fixTime().toEpochMilli();
    long[] held = earliestMs.get(position.deviceId());
    if (held == null) {
      earliestMs.put(position.deviceId(), new long[] {timeMs});
      return true;
    }
    if (slotOf(held[0]) == slotOf(timeMs) && timeMs >= held[0]) {
      return timeMs == held[0]; // a repetition in other bytes: the judge tells them apart
    }
    if (slotOf(timeMs) >= slotOf(held[0])) {
      held[0] = timeMs;
    }
    return true;
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

  private static Optional<Whereabouts> passage(
      Located located, PassageReport passage, ReferenceSnapshot reference) {
    Instant at = passage.deviceTime();
    String plate = new PlateReader(reference.findPlateReading(at)).textOf(passage.plate());
    String siteId =
        reference
            .findDevice(passage.deviceId(), at)
            .map(ReferenceEntry.Device::siteId)
            .orElse(null);
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
            at.toEpochMilli(),
            located.received().raw().receivedAtMillis(),
            located.received().asEvidence(ReadPassage.ROLE)));
  }
}
