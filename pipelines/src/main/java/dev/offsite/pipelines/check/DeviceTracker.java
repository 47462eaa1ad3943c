package dev.offsite.pipelines.check;

import dev.offsite.pipelines.check.DeviceFigures.Clock;
import dev.offsite.pipelines.check.DeviceFigures.FaultKind;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is remembered of one device: about 20 KB, however much it sends. Not thread-safe.
 */
final class DeviceTracker {

  private final String deviceId;
  private final DeviceKind kind;
  private final Receipt receipt;
  private final CheckLimits limits;
  private final FaultTally faults = new FaultTally();
  private final ClockTracker clock = new ClockTracker();
  private final OrderTracker order = new OrderTracker();
  private final RecentReports recent = new RecentReports();
  private final ContentTally content = new ContentTally();
  private @Nullable TrackTracker track;

  private long messages;
  private long reports;
  private long batches;
  private int batchReportsMax;
  private long qos0;
  private long retainedTelemetry;
  private long restarts;
  private long firstReceived = Long.MAX_VALUE;
  private long lastReceived = Long.MIN_VALUE;
  private long firstEvent = Long.MAX_VALUE;
  private long lastOnline = Long.MIN_VALUE;
  private long sameBytes;
  private long sameReport;
  private long conflicting;

  DeviceTracker(String deviceId, DeviceKind kind, Receipt receipt, CheckLimits limits) {
    this.deviceId = deviceId;
    this.kind = kind;
    this.receipt = receipt;
    this.limits = limits;
  }

  /** Takes a message before it is read; false if its bytes came lately and need no more looks. */
  boolean begin(ObservedMessage message) {
    messages++;
    qos0 += message.qos() == 0 ? 1 : 0;
    firstReceived = Math.min(firstReceived, message.receivedAtMillis());
    lastReceived = Math.max(lastReceived, message.receivedAtMillis());
    // A broker sends a retained message again to whoever subscribes: that is no repetition.
    if (!message.retained() && recent.isRepeated(message.topicName(), message.payload())) {
      sameBytes++;
      return false;
    }
    return true;
  }

  /** Takes note that a message held so many reports, readable or not. */
  void batch(int count) {
    batches += count > 1 ? 1 : 0;
    batchReportsMax = Math.max(batchReportsMax, count);
  }

  void refuse(Refusal refusal, byte[] payload) {
    faults.add(refusal, payload);
  }

  void accept(Received received, ObservedMessage message) {
    DeviceReport report = received.report();
    reports++;
    if (report instanceof StatusReport status) {
      restart(status);
      if (!message.retained()) {
        clock.accept(message.receivedAtMillis(), report.eventTime().toEpochMilli());
      }
      return;
    }
    if (message.retained()) {
      retainedTelemetry++;
      return;
    }
    RecentReports.Relation relation =
        recent.relate(report.kind() + report.naturalKey(), report.hashCode());
    if (relation != RecentReports.Relation.NEW) {
      sameReport += relation == RecentReports.Relation.SAME ? 1 : 0;
      conflicting += relation == RecentReports.Relation.CONFLICTING ? 1 : 0;
      return;
    }
    judge(report, message.receivedAtMillis());
  }

  /**
   * Counts an ONLINE that is neither the birth, whenever it comes, nor the last one again. A clock
   * that counts from zero says nothing of order: such a status always counts.
   */
  private void restart(StatusReport status) {
    if (status.state() != StatusReport.State.ONLINE) {
      return;
    }
    long millis = status.deviceTime().toEpochMilli();
    boolean unset = millis < ClockTracker.UNSET_BEFORE_MILLIS;
    boolean later = firstEvent != Long.MAX_VALUE && millis > firstEvent && millis != lastOnline;
    restarts += unset || later ? 1 : 0;
    lastOnline = millis;
    if (!unset) {
      firstEvent = Math.min(firstEvent, millis);
    }
  }

  private void judge(DeviceReport report, long receivedMillis) {
    long eventMillis = report.eventTime().toEpochMilli();
    boolean timed = clock.accept(receivedMillis, eventMillis);
    boolean newest = false;
    if (timed) {
      firstEvent = Math.min(firstEvent, eventMillis);
    }
    if (timed && !(report instanceof SortieReport)) {
      newest = order.accept(eventMillis, clock.lastDelayMillis(), limits);
    }
    if (report instanceof PositionReport fix) {
      if (track == null) {
        track = new TrackTracker();
      }
      track.accept(fix, newest, limits);
      content.accept(fix);
    } else if (report instanceof PassageReport passage) {
      content.accept(passage, limits);
    } else if (report instanceof DetectionReport detection) {
      content.accept(detection);
    }
  }

  String deviceId() {
    return deviceId;
  }

  /** The limits it is measured by. */
  CheckLimits limits() {
    return limits;
  }

  Instant lastReceived() {
    return Instant.ofEpochMilli(lastReceived);
  }

  /**
   * The figures.
   *
   * @param feedEnd when the last message of any device was received
   */
  DeviceFigures figures(
      @Nullable PositionDatum registered, @Nullable RoadNetwork roads, Instant feedEnd) {
    Clock times = clock.figures(receipt, limits);
    List<FaultKind> unread = faults.figures();
    long unusable =
        faults.unlisted()
            + unread.stream().mapToLong(FaultKind::count).sum()
            + times.unset()
            + times.leaps();
    return new DeviceFigures(
        deviceId,
        kind,
        new DeviceFigures.Traffic(
            messages,
            reports,
            batches,
            batchReportsMax,
            qos0,
            retainedTelemetry,
            restarts,
            Instant.ofEpochMilli(firstReceived),
            Instant.ofEpochMilli(lastReceived)),
        unread,
        faults.unlisted(),
        times,
        order.figures(feedEnd.toEpochMilli() - lastReceived, unusable, limits),
        new DeviceFigures.Repeats(sameBytes, sameReport, conflicting),
        track == null ? null : track.figures(registered, roads, limits),
        content.passages(),
        content.detections(),
        content.missingFields());
  }
}
