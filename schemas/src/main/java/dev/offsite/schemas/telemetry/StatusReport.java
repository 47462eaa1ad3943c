package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a device says about itself; also its last will.
 *
 * @param deviceTime by the device's clock
 * @param state as the device sees it
 * @param firmware version of its software; null if not said
 * @param faults codes in the vendor's words
 */
public record StatusReport(
    String deviceId,
    Instant deviceTime,
    State state,
    @Nullable String firmware,
    List<String> faults)
    implements DeviceReport {

  /** Whether the device works. */
  public enum State {
    /** Connected and working. */
    ONLINE,
    /** Connected but not fit to measure. */
    FAULT,
    /** Under repair or calibration. */
    MAINTENANCE,
    /** Not connected: usually the last will. */
    OFFLINE
  }

  public StatusReport {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(deviceTime, "deviceTime");
    Objects.requireNonNull(state, "state");
    faults = List.copyOf(faults);
  }

  @Override
  public Instant eventTime() {
    return deviceTime;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.STATUS;
  }

  @Override
  public String naturalKey() {
    return state + "/" + deviceTime;
  }
}
