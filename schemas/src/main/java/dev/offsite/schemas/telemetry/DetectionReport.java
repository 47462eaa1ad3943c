package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object that the model of a drone, patrol car or fixed camera found in one frame.
 *
 * @param detectionId unique for this device
 * @param sortieId the patrol it was seen on; null for a fixed camera
 * @param deviceTime when the frame was taken
 * @param platform what carried the camera
 * @param objectClass in the model's words, upper case, such as {@code SPOIL_HEAP}
 * @param confidence 0 to 1
 * @param lng longitude of the object on the ground in degrees east, in {@code datum}
 * @param lat latitude of the object on the ground in degrees north, in {@code datum}
 * @param datum null where the registry's datum of the device applies
 * @param ce90M radius that holds the true place with 90 %, metres
 * @param box where in the frame; null if not said
 * @param frame number of the frame; null if not said
 * @param plate if the object is a vehicle; null otherwise
 * @param media the frame and its crop
 */
public record DetectionReport(
    String deviceId,
    String detectionId,
    @Nullable String sortieId,
    Instant deviceTime,
    Platform platform,
    String objectClass,
    double confidence,
    double lng,
    double lat,
    @Nullable PositionDatum datum,
    double ce90M,
    @Nullable Box box,
    @Nullable Long frame,
    @Nullable Plate plate,
    List<Media> media)
    implements DeviceReport {

  /** What carries the camera. */
  public enum Platform {
    /** An unmanned aircraft. */
    DRONE,
    /** A vehicle on patrol. */
    PATROL_CAR,
    /** A camera that never moves. */
    FIXED_CAMERA
  }

  /**
   * A rectangle in the frame, as fractions of its width and height from the upper left corner.
   *
   * @param x left edge, 0 to 1
   * @param y upper edge, 0 to 1
   * @param width 0 to 1
   * @param height 0 to 1
   */
  public record Box(double x, double y, double width, double height) {}

  public DetectionReport {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(detectionId, "detectionId");
    Objects.requireNonNull(deviceTime, "deviceTime");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(objectClass, "objectClass");
    media = List.copyOf(media);
  }

  @Override
  public Instant eventTime() {
    return deviceTime;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.DETECTION;
  }

  @Override
  public String naturalKey() {
    return detectionId;
  }
}
