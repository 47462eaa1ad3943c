package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.telemetry.MovedReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
    DeviceReport report = MovedReports.later(timed.report(), shift);
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
}
