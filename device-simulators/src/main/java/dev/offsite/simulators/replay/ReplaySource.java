package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recording as messages, faster or slower than it was, its clock moved to now. */
public final class ReplaySource implements MessageSource {

  private final TelemetryCodec codec = new TelemetryCodec();
  private final List<TimedReport> reports;
  private final Instant begin;
  private final double speed;
  private final Duration shift;

  private int next;

  private ReplaySource(List<TimedReport> reports, Instant begin, double speed, Duration shift) {
    this.reports = reports;
    this.begin = begin;
    this.speed = speed;
    this.shift = shift;
  }

  /**
   * A recording whose device times are moved as the package says.
   *
   * @param begin when the first message is due
   * @param speed above 0; 60 plays an hour in a minute
   */
  public static ReplaySource shifted(Recording recording, Instant begin, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed " + speed + " is not above 0 and finite");
    }
    List<TimedReport> reports = recording.reports();
    Instant anchor = reports.get(speed < 1 ? 0 : reports.size() - 1).receivedAt();
    ReplaySource unshifted = new ReplaySource(reports, begin, speed, Duration.ZERO);
    Instant wall = Instant.ofEpochMilli(unshifted.dueMillis(anchor));
    return new ReplaySource(reports, begin, speed, Duration.between(anchor, wall));
  }

  /** A recording whose device times stay as they were. */
  public static ReplaySource original(Recording recording, Instant begin, double speed) {
    ReplaySource shifted = shifted(recording, begin, speed);
    return new ReplaySource(shifted.reports, begin, speed, Duration.ZERO);
  }

  /** What is added to every device time. */
  public Duration shift() {
    return shift;
  }

  /** Number of messages. */
  public int size() {
    return reports.size();
  }

  @Override
  public long nextDueMillis() {
    return next < reports.size() ? dueMillis(reports.get(next).receivedAt()) : NEVER;
  }

  @Override
  public DeviceMessage next() {
    if (next >= reports.size()) {
      throw new IllegalStateException("the recording is over");
    }
    long dueMillis = nextDueMillis();
    TimedReport timed = reports.get(next);
    next++;
    DeviceReport report = moved(timed.report());
    return DeviceMessage.of(
        new DeviceTopic(timed.device(), report.deviceId(), report.kind()),
        codec.encode(report),
        false,
        dueMillis,
        report.eventTime().toEpochMilli());
  }

  private long dueMillis(Instant receivedAt) {
    Duration since = Duration.between(reports.get(0).receivedAt(), receivedAt);
    return begin.toEpochMilli() + (long) Math.floor(since.toMillis() / speed);
  }

  private @Nullable Instant moved(@Nullable Instant instant) {
    return instant == null ? null : instant.plus(shift);
  }

  private DeviceReport moved(DeviceReport report) {
    if (report instanceof PositionReport r) {
      return new PositionReport(
          r.deviceId(),
          r.fixTime().plus(shift),
          moved(r.deviceTime()),
          r.lng(),
          r.lat(),
          r.datum(),
          r.accuracyM(),
          r.speedKph(),
          r.courseDeg(),
          r.satellites(),
          r.fixed(),
          r.ignitionOn(),
          r.load(),
          r.payloadKg(),
          r.cover(),
          r.body(),
          r.reversing(),
          r.odometerKm(),
          r.plate(),
          r.alarms());
    }
    if (report instanceof PassageReport r) {
      return new PassageReport(
          r.deviceId(),
          r.passageId(),
          r.deviceTime().plus(shift),
          r.lane(),
          r.direction(),
          r.speedKph(),
          r.grossKg(),
          r.axleCount(),
          r.axleLoadsKg(),
          r.axleSpacingsM(),
          r.configuration(),
          r.driveAxles(),
          r.lengthM(),
          r.widthM(),
          r.heightM(),
          r.plate(),
          r.flags(),
          r.media());
    }
    if (report instanceof DetectionReport r) {
      return new DetectionReport(
          r.deviceId(),
          r.detectionId(),
          r.sortieId(),
          r.deviceTime().plus(shift),
          r.platform(),
          r.objectClass(),
          r.confidence(),
          r.lng(),
          r.lat(),
          r.datum(),
          r.ce90M(),
          r.box(),
          r.frame(),
          r.plate(),
          r.media());
    }
    if (report instanceof SortieReport r) {
      return new SortieReport(
          r.deviceId(),
          r.sortieId(),
          r.phase(),
          r.deviceTime().plus(shift),
          r.lng(),
          r.lat(),
          r.datum(),
          r.heightM(),
          r.pitchDeg());
    }
    StatusReport r = (StatusReport) report;
    return new StatusReport(
        r.deviceId(), r.deviceTime().plus(shift), r.state(), r.firmware(), r.faults());
  }
}
