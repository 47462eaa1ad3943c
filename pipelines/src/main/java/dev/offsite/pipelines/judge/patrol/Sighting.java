package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.schemas.telemetry.DetectionReport.Platform;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.Plate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One detection as one rule sees it, with all that a candidate needs of it.
 *
 * @param ruleId the rule it concerns
 * @param neighbourhood see {@link Neighbourhoods}
 * @param fenceId the zone it lies in; empty text if it lies beside one or the rule needs none
 * @param fenceVersion version in force at its time; 0 without a zone
 * @param deviceId what saw it
 * @param sortieId on which patrol; empty text if it does not say
 * @param platform what carried the camera
 * @param detectionId unique for the device
 * @param timeMs when, milliseconds since the epoch
 * @param lng degrees east, WGS-84
 * @param lat degrees north, WGS-84
 * @param ce90M radius that holds the true place with 90 %, metres
 * @param confidence 0 to 1
 * @param objectClass what was seen
 * @param plate if it is a vehicle and its plate was read; else null
 * @param media the frame and its crop
 * @param receivedMs when our client received it
 * @param partition Kafka partition of its record
 * @param offset Kafka offset of its record
 * @param index {@link CodedIndex} of the position in the record's batch
 * @param sha256 digest of the record's value
 */
public record Sighting(
    String ruleId,
    String neighbourhood,
    String fenceId,
    int fenceVersion,
    String deviceId,
    String sortieId,
    Platform platform,
    String detectionId,
    long timeMs,
    double lng,
    double lat,
    double ce90M,
    double confidence,
    String objectClass,
    @Nullable Plate plate,
    List<Media> media,
    long receivedMs,
    int partition,
    long offset,
    int index,
    String sha256)
    implements Noticed {

  public Sighting {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(neighbourhood, "neighbourhood");
    Objects.requireNonNull(fenceId, "fenceId");
    Objects.requireNonNull(sortieId, "sortieId");
    Objects.requireNonNull(platform, "platform");
    media = List.copyOf(media);
  }

  @Override
  public String ownId() {
    return detectionId;
  }

  Wgs84Position position() {
    return new Wgs84Position(lng, lat);
  }

  /** Whether both were found in one frame of one camera: that is one look, not two. */
  boolean isSameLookAs(Sighting other) {
    return timeMs == other.timeMs && deviceId.equals(other.deviceId);
  }

  @Override
  public boolean isSighting() {
    return true;
  }
}
