package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A device on the desk; docs/monitor-api.md says what each field means. */
public record DeviceView(
    String deviceId,
    @Nullable DeviceKind kind,
    @Nullable String owner,
    @Nullable String siteId,
    @Nullable String plate,
    DeviceHealth health,
    @Nullable Instant lastReceivedAt,
    @Nullable Instant lastEventAt,
    @Nullable Long clockOffsetMs,
    @Nullable Long clockOffsetMsWorst,
    @Nullable Status status,
    long messages,
    long refused,
    Map<String, Long> refusedByReason,
    Verdict verdict,
    @Nullable Instant certificateUntil,
    long silentAfterS) {

  /** What the device says about itself. */
  public record Status(
      StatusReport.State state, @Nullable String firmware, List<String> faults, Instant at) {}

  public DeviceView {
    refusedByReason = new TreeMap<>(refusedByReason);
  }

  /** A device and where it belongs; the areas are not for browsers. */
  public record Placed(DeviceView view, AreaPath area) {}

  /** This device with another plate. */
  public DeviceView withPlate(@Nullable String newPlate) {
    return new DeviceView(
        deviceId,
        kind,
        owner,
        siteId,
        newPlate,
        health,
        lastReceivedAt,
        lastEventAt,
        clockOffsetMs,
        clockOffsetMsWorst,
        status,
        messages,
        refused,
        refusedByReason,
        verdict,
        certificateUntil,
        silentAfterS);
  }
}
