package dev.offsite.simulators.fault;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.telemetry.MovedReports;
import dev.offsite.simulators.telemetry.Payloads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device that starts again: it is silent, what it would have measured is lost, then it publishes
 * a retained status and goes on.
 *
 * @param outage how often and how long
 * @param clockWrong so long after the start its clock counts from 1980-01-06, the first day of GPS
 *     time, as a receiver does that has no satellite yet; zero for a clock with a battery; at most
 *     1 h
 */
record Restart(OutagePlan outage, Duration clockWrong) implements Fault {

  /** Week 0 of the Global Positioning System (IS-GPS-200, 20.3.3.5.2.4). */
  static final Instant CLOCK_ZERO = Instant.parse("1980-01-06T00:00:00Z");

  static final String FIRMWARE = "offsite-simulator/1";

  Restart {
    Objects.requireNonNull(outage, "outage");
    Objects.requireNonNull(clockWrong, "clockWrong");
    if (clockWrong.isNegative() || clockWrong.compareTo(Chance.DELAY_MAX) > 0) {
      throw new IllegalArgumentException(
          "clockWrong " + clockWrong + " is not zero to " + Chance.DELAY_MAX);
    }
  }

  @Override
  public FaultStage stage(DeviceDraw draw) {
    return new Stage(this, draw);
  }

  private static final class Stage implements FaultStage {

    private final Restart fault;
    private final DeviceDraw draw;
    private final Outages outages;
    private final TelemetryCodec codec = new TelemetryCodec();
    private final Payloads payloads = new Payloads();
    private @Nullable DeviceTopic asleep;
    private long startedMillis = Long.MIN_VALUE;

    Stage(Restart fault, DeviceDraw draw) {
      this.fault = fault;
      this.draw = draw;
      this.outages = new Outages(fault.outage(), draw.random(), draw.beginMillis());
    }

    @Override
    public void take(DeviceMessage message, Onward onward) {
      long millis = message.dueMillis();
      if (outages.covers(millis)) {
        draw.count().acted();
        if (asleep == null) {
          asleep = message.topic();
          onward.wakeAt(outages.endMillis());
        }
      } else if (startedMillis != Long.MIN_VALUE
          && millis - startedMillis < fault.clockWrong().toMillis()) {
        draw.count().acted();
        onward.send(wrongClock(message));
      } else {
        onward.send(message);
      }
    }

    @Override
    public void wake(long millis, Onward onward) {
      DeviceTopic device = Objects.requireNonNull(asleep, "asleep");
      asleep = null;
      startedMillis = millis;
      Instant now = Instant.ofEpochMilli(millis);
      StatusReport status =
          new StatusReport(device.deviceId(), now, StatusReport.State.ONLINE, FIRMWARE, List.of());
      DeviceMessage message =
          DeviceMessage.of(
              new DeviceTopic(device.device(), device.deviceId(), ReportKind.STATUS),
              codec.encode(status),
              true,
              millis,
              millis);
      onward.send(fault.clockWrong().isZero() ? message : wrongClock(message));
    }

    private DeviceMessage wrongClock(DeviceMessage message) {
      Duration by = Duration.between(Instant.ofEpochMilli(startedMillis), CLOCK_ZERO);
      return payloads.changed(message, report -> MovedReports.later(report, by));
    }
  }
}
