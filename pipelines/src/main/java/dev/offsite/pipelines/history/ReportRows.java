package dev.offsite.pipelines.history;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Reports as rows. Pure; thread-safe.
 *
 * <p>A row depends on the report alone, and on the registry of its time: a report that a device
 * sends twice gives the same row twice.
 */
final class ReportRows {

  /** The row of a weighing. */
  static HistoryRow weighing(PassageReport passage, ReferenceSnapshot reference) {
    return HistoryRow.of(HistoryTables.WEIGHINGS, passage.deviceTime())
        .tag("device", passage.deviceId())
        .tag(
            "site",
            reference
                .findDevice(passage.deviceId(), passage.deviceTime())
                .map(ReferenceEntry.Device::siteId)
                .orElse(null))
        .tag("lane", Integer.toString(passage.lane()))
        .tag("passage", passage.passageId())
        .field("gross_kg", passage.grossKg())
        .field("axle_count", passage.axleCount())
        .field(
            "axle_load_kg_max", passage.axleLoadsKg().stream().max(Integer::compare).orElse(null))
        .field("speed_kph", passage.speedKph())
        .field("length_m", passage.lengthM())
        .field("direction", passage.direction())
        .field("configuration", passage.configuration().name())
        .field("plate_read", passage.plate() != null)
        .field("flag_count", passage.flags().size())
        .build();
  }

  /** The row of a detection at its place. */
  static HistoryRow detection(DetectionReport detection, Located place) {
    return HistoryRow.of(HistoryTables.DETECTIONS, detection.deviceTime())
        .tag("device", detection.deviceId())
        .tag("platform", detection.platform().name())
        .tag("object_class", detection.objectClass())
        .tag("detection", detection.detectionId())
        .field("lng", place.lng())
        .field("lat", place.lat())
        .field("ce90_m", detection.ce90M())
        .field("confidence", detection.confidence())
        .field("sortie", detection.sortieId())
        .field("plate_read", detection.plate() != null)
        .build();
  }

  /** The row of a fix that is the earliest of its slot and state. */
  static HistoryRow position(PositionReport fix, Located place, FixState state, Instant slot) {
    return HistoryRow.of(HistoryTables.POSITIONS, slot)
        .tag("device", fix.deviceId())
        .tag("motion", state.motion().name())
        .tag("ignition", state.ignition().name())
        .tag("load", state.load().name())
        .tag("cover", state.cover().name())
        .tag("body", state.body().name())
        .field("fix_time_us", micros(fix.fixTime()))
        .field("lng", place.lng())
        .field("lat", place.lat())
        .field("accuracy_m", fix.accuracyM())
        .field("speed_kph", fix.speedKph())
        .field("course_deg", fix.courseDeg())
        .field("payload_kg", fix.payloadKg())
        .field("odometer_km", fix.odometerKm())
        .build();
  }

  /** Whole microseconds since the epoch. */
  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
  }

  private ReportRows() {}
}
