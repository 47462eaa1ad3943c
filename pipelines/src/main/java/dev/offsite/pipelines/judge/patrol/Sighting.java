package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.schemas.telemetry.Media;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One detection as one rule sees it, with all that a candidate needs of it.
 *
 * @param ruleId the rule it concerns
 * @param fenceId the zone it lies in
 * @param fenceVersion version in force at its time
 * @param deviceId what saw it
 * @param detectionId unique for the device
 * @param timeMs when, milliseconds since the epoch
 * @param lng degrees east, WGS-84
 * @param lat degrees north, WGS-84
 * @param ce90M radius that holds the true place with 90 %, metres
 * @param confidence 0 to 1
 * @param objectClass what was seen
 * @param media the frame and its crop
 * @param receivedMs when our client received it
 * @param partition Kafka partition of its record
 * @param offset Kafka offset of its record
 * @param index {@link CodedIndex} of the position in the record's batch
 * @param sha256 digest of the record's value
 */
public record Sighting(
    String ruleId,
    String fenceId,
    int fenceVersion,
    String deviceId,
    String detectionId,
    long timeMs,
    double lng,
    double lat,
    double ce90M,
    double confidence,
    String objectClass,
    List<Media> media,
    long receivedMs,
    int partition,
    long offset,
    int index,
    String sha256) {

  /** By time; then by device and detection, so that the order never depends on the arrival. */
  static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::timeMs)
          .thenComparing(Sighting::deviceId)
          .thenComparing(Sighting::detectionId);

  public Sighting {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(fenceId, "fenceId");
    media = List.copyOf(media);
  }

  /** The rule and the zone: sightings of different keys are never one place. */
  public String key() {
    return ruleId + '\u001f' + fenceId;
  }

  Wgs84Position position() {
    return new Wgs84Position(lng, lat);
  }

  boolean isSameAs(Sighting other) {
    return ORDER.compare(this, other) == 0;
  }

  /** Whether both were found in one frame of one camera: that is one look, not two. */
  boolean isSameLookAs(Sighting other) {
    return timeMs == other.timeMs && deviceId.equals(other.deviceId);
  }
}
