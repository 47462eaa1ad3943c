package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle over one weigh-in-motion scale.
 *
 * @param passageId unique for this scale
 * @param deviceTime when the first axle crossed, by the scale's clock
 * @param lane 1 is the lane next to the middle of the road
 * @param direction in the site's words, such as {@code INBOUND}; null if the scale does not say
 * @param speedKph mean speed over the scale
 * @param grossKg gross mass as measured, never corrected
 * @param axleCount number of axles
 * @param axleLoadsKg from front to rear; empty if not measured
 * @param axleSpacingsM between neighbouring axles, front to rear; empty if not measured
 * @param configuration {@link VehicleConfiguration#UNKNOWN} where the scale does not say
 * @param driveAxles number of driven axles of the tractor; null if not known
 * @param lengthM length over all; null if not measured
 * @param widthM width over all; null if not measured
 * @param heightM height; null if not measured
 * @param plate as read; null if there was no camera
 * @param flags the controller's own quality flags, such as {@code STRADDLING}
 * @param media photos and videos
 */
public record PassageReport(
    String deviceId,
    String passageId,
    Instant deviceTime,
    int lane,
    @Nullable String direction,
    double speedKph,
    int grossKg,
    int axleCount,
    List<Integer> axleLoadsKg,
    List<Double> axleSpacingsM,
    VehicleConfiguration configuration,
    @Nullable Integer driveAxles,
    @Nullable Double lengthM,
    @Nullable Double widthM,
    @Nullable Double heightM,
    @Nullable Plate plate,
    List<String> flags,
    List<Media> media)
    implements DeviceReport {

  public PassageReport {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(passageId, "passageId");
    Objects.requireNonNull(deviceTime, "deviceTime");
    Objects.requireNonNull(configuration, "configuration");
    axleLoadsKg = List.copyOf(axleLoadsKg);
    axleSpacingsM = List.copyOf(axleSpacingsM);
    flags = List.copyOf(flags);
    media = List.copyOf(media);
  }

  @Override
  public Instant eventTime() {
    return deviceTime;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.PASSAGE;
  }

  @Override
  public String naturalKey() {
    return passageId;
  }
}
