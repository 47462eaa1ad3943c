package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How devices are: what they sent since this centre began to listen, and the registered ones that
 * sent nothing. Thread-safe. At most {@value #DEVICES_MAX} devices; messages of others are counted.
 */
public final class DeviceBoard {

  static final int DEVICES_MAX = 100_000;

  private final SilenceLimits silence;
  private final TruckBoard trucks;
  private final Map<String, DeviceState> byId = new HashMap<>();
  private long leftOut;

  /**
   * No device has been heard.
   *
   * @param trucks where trucks are, which is where they belong
   */
  public DeviceBoard(SilenceLimits silence, TruckBoard trucks) {
    this.silence = silence;
    this.trucks = trucks;
  }

  /** A message of a device was landed. */
  public synchronized void message(String deviceId, DeviceKind kind, Instant receivedAt) {
    DeviceState state = state(deviceId, kind);
    if (state != null) {
      state.message(receivedAt);
    }
  }

  /** A report in it was readable. */
  public synchronized void event(
      String deviceId, DeviceKind kind, Instant eventAt, Instant receivedAt) {
    DeviceState state = state(deviceId, kind);
    if (state != null) {
      state.event(eventAt, receivedAt);
    }
  }

  /** The device spoke about itself. */
  public synchronized void status(DeviceKind kind, StatusReport report) {
    DeviceState state = state(report.deviceId(), kind);
    if (state != null
        && (state.status == null || !report.deviceTime().isBefore(state.status.deviceTime()))) {
      state.status = report;
    }
  }

  /** A message of a device that has been heard was refused. */
  public synchronized void refusal(String deviceId, List<String> reasons) {
    DeviceState state = byId.get(deviceId);
    if (state != null) {
      state.refusal(reasons);
    }
  }

  /** All devices, registered or heard, by id, each with the areas it belongs to. */
  public synchronized List<DeviceView.Placed> all(ReleaseView release, Instant now) {
    Map<String, ReferenceEntry.Device> registered = new HashMap<>();
    for (ReferenceEntry.Device device :
        release.inForce(ReferenceKind.DEVICE, ReferenceEntry.Device.class, now)) {
      registered.put(device.id(), device);
    }
    Set<String> ids = new TreeSet<>(registered.keySet());
    ids.addAll(byId.keySet());
    List<DeviceView.Placed> all = new ArrayList<>(ids.size());
    for (String id : ids) {
      ReferenceEntry.Device device = registered.get(id);
      all.add(
          new DeviceView.Placed(
              view(id, device, byId.get(id), now), area(id, device, release, now)));
    }
    return all;
  }

  /** Number of messages of devices beyond the bound. */
  public synchronized long leftOut() {
    return leftOut;
  }

  /** The areas a device belongs to: those of its site, or of where its truck was last. */
  public AreaPath area(
      String id, ReferenceEntry.@Nullable Device device, ReleaseView release, Instant now) {
    if (device != null && device.siteId() != null) {
      return release
          .find(ReferenceKind.SITE, device.siteId(), ReferenceEntry.Site.class, now)
          .map(site -> release.areas().at(site.jurisdiction(), site.lng(), site.lat(), now))
          .orElse(AreaPath.NOWHERE);
    }
    return trucks.find(id).map(TruckFix::area).orElse(AreaPath.NOWHERE);
  }

  private @Nullable DeviceState state(String deviceId, DeviceKind kind) {
    DeviceState state = byId.get(deviceId);
    if (state == null) {
      if (byId.size() >= DEVICES_MAX) {
        leftOut++;
        return null;
      }
      state = new DeviceState(kind);
      byId.put(deviceId, state);
    }
    return state;
  }

  private DeviceView view(
      String id, ReferenceEntry.@Nullable Device device, @Nullable DeviceState heard, Instant now) {
    DeviceKind kind = device != null ? device.deviceKind() : heard == null ? null : heard.kind;
    Duration silentAfter = kind == null ? silence.wim() : silence.of(kind);
    DeviceState state = heard == null ? new DeviceState(DeviceKind.WIM) : heard;
    StatusReport status = state.status;
    return new DeviceView(
        id,
        kind,
        device == null ? null : device.owner(),
        device == null ? null : device.siteId(),
        device == null ? null : device.plate(),
        state.health(now, silentAfter),
        state.lastReceivedAt,
        state.lastEventAt,
        state.clockOffsetMs,
        state.clockOffsetMsWorst,
        status == null
            ? null
            : new DeviceView.Status(
                status.state(), status.firmware(), status.faults(), status.deviceTime()),
        state.messages,
        state.refused,
        state.refusedByReason,
        state.verdict(),
        device == null ? null : certificateUntil(device),
        silentAfter.toSeconds());
  }

  private static @Nullable Instant certificateUntil(ReferenceEntry.Device device) {
    return device.certificates().stream()
        .map(certificate -> certificate.validity().to())
        .filter(to -> to != null)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
