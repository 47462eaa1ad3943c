package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Begin, one point of the track, or end of a patrol flight.
 *
 * @param sortieId unique for this device
 * @param phase begin, track or end
 * @param deviceTime the aircraft's time
 * @param lng longitude of the aircraft in degrees east, in {@code datum}
 * @param lat latitude of the aircraft in degrees north, in {@code datum}
 * @param datum null where the registry's datum of the device applies
 * @param heightM above the WGS-84 ellipsoid; null if not said
 * @param pitchDeg of the camera, -90 straight down; null if not said
 * @param headingDeg where the camera looks, clockwise from north, 0 to 360; null if not said
 * @param media what the camera saw at this point
 */
public record SortieReport(
    String deviceId,
    String sortieId,
    Phase phase,
    Instant deviceTime,
    double lng,
    double lat,
    @Nullable PositionDatum datum,
    @Nullable Double heightM,
    @Nullable Double pitchDeg,
    @Nullable Double headingDeg,
    List<Media> media)
    implements DeviceReport {

  /** A point of which nothing is said but where it is and how steeply the camera looks. */
  public SortieReport(
      String deviceId,
      String sortieId,
      Phase phase,
      Instant deviceTime,
      double lng,
      double lat,
      @Nullable PositionDatum datum,
      @Nullable Double heightM,
      @Nullable Double pitchDeg) {
    this(
        deviceId, sortieId, phase, deviceTime, lng, lat, datum, heightM, pitchDeg, null, List.of());
  }

  /** Part of the flight. */
  public enum Phase {
    /** Take-off. */
    BEGIN,
    /** Under way. */
    TRACK,
    /** Landed. */
    END
  }

  public SortieReport {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(sortieId, "sortieId");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(deviceTime, "deviceTime");
    media = List.copyOf(media);
  }

  @Override
  public Instant eventTime() {
    return deviceTime;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.SORTIE;
  }

  @Override
  public String naturalKey() {
    return sortieId + '/' + phase + '/' + deviceTime;
  }
}
