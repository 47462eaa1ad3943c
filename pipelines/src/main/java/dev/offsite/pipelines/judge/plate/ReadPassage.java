package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.Media;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle over a scale whose camera read its plate.
 *
 * @param deviceId the scale
 * @param plate as read
 * @param color of the plate; null if not known
 * @param confidence 0 to 1; null if the camera does not say
 */
record ReadPassage(
    String plate,
    String deviceId,
    String passageId,
    String siteId,
    int lane,
    @Nullable String color,
    @Nullable Double confidence,
    List<Media> media,
    long timeMs,
    long receivedMs,
    Candidate.RawRecord raw)
    implements PassageReading {

  /** What its record is in the evidence. */
  static final String ROLE = "FIRST";

  ReadPassage {
    Objects.requireNonNull(plate, "plate");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(passageId, "passageId");
    Objects.requireNonNull(siteId, "siteId");
    Objects.requireNonNull(raw, "raw");
    media = List.copyOf(media);
  }

  /** Whose plate was read, as far as the registers know at that time. */
  Candidate.Subject subject(ReferenceSnapshot reference) {
    return new Candidate.Subject(
        plate,
        color,
        confidence,
        deviceId,
        reference
            .findVehicle(plate, Instant.ofEpochMilli(timeMs))
            .map(ReferenceEntry.Vehicle::company)
            .orElse(null),
        null);
  }

  /** Whether the camera was less sure of the plate than a rule asks, {@code plateConfidenceMin}. */
  boolean isUncertain(ReferenceEntry.Rule rule) {
    Double least = rule.parameters().get("plateConfidenceMin");
    return least != null && confidence != null && confidence < least;
  }
}
