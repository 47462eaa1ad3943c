package dev.offsite.pipelines.judge.plate;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where the terminal of a truck said it was.
 *
 * @param plate of the truck it is registered for at that time
 * @param position WGS-84
 * @param accuracyM radius; NaN if the terminal does not say
 */
record TruckFix(
    String plate,
    String deviceId,
    long timeMs,
    Wgs84Position position,
    double accuracyM,
    long receivedMs,
    Candidate.RawRecord raw)
    implements Whereabouts {

  /** What its record is in the evidence. */
  static final String ROLE = "SIGHTING";

  /** The earliest, then what comes first in Kafka. */
  private static final Comparator<TruckFix> EARLIEST =
      Comparator.comparingLong(TruckFix::timeMs).thenComparing(TruckFix::raw, BY_PLACE);

  TruckFix {
    Objects.requireNonNull(plate, "plate");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(raw, "raw");
  }

  /** The terminal and the minute: of all fixes with one key the earliest counts. */
  String key() {
    return deviceId + '/' + Minutes.of(timeMs);
  }

  /** How far it lies from a scale, metres. */
  double distanceM(ReferenceEntry.Site site) {
    return Geodesics.distanceM(position, new Wgs84Position(site.lng(), site.lat()));
  }

  /** The point of the track that it is in the evidence. */
  Candidate.TrackPoint point() {
    return new Candidate.TrackPoint(
        Instant.ofEpochMilli(timeMs), position.lng(), position.lat(), null);
  }

  /** Whether it counts in place of another fix of the same minute. */
  boolean replaces(TruckFix other) {
    return EARLIEST.compare(this, other) < 0;
  }
}
