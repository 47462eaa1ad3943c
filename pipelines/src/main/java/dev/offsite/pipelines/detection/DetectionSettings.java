package dev.offsite.pipelines.detection;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.time.ServerClock;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How the detection job runs. What it judges by is reference data, not here.
 *
 * @param latenessHorizon how far behind the newest fix of its truck a late one may lie and still be
 *     judged in the stream; default 15 min, which covers the tunnels and blind areas of a day and
 *     bounds the fixes kept of each truck
 * @param watermarks drive the timers, see {@link ReceiveTimeWatermarks}
 * @param clock says when a revision was decided
 * @param knownUntil up to which time the silence of a device is known; later silence proves
 *     nothing, because the telemetry that is read ends there; {@link Instant#MAX} for a job that
 *     follows live telemetry
 */
public record DetectionSettings(
    Duration latenessHorizon,
    WatermarkStrategy<RawRecord> watermarks,
    Clock clock,
    Instant knownUntil)
    implements Serializable {

  /** See {@link #latenessHorizon()}. */
  public static final Duration DEFAULT_LATENESS_HORIZON = Duration.ofMinutes(15);

  /** For telemetry that does not end. */
  public DetectionSettings(
      Duration latenessHorizon, WatermarkStrategy<RawRecord> watermarks, Clock clock) {
    this(latenessHorizon, watermarks, clock, Instant.MAX);
  }

  public DetectionSettings {
    Objects.requireNonNull(knownUntil, "knownUntil");
    Objects.requireNonNull(watermarks, "watermarks");
    Objects.requireNonNull(clock, "clock");
    if (latenessHorizon.isNegative() || latenessHorizon.isZero()) {
      throw new IllegalArgumentException(
          "lateness horizon " + latenessHorizon + " is not above zero");
    }
  }

  /** For a job that follows live telemetry. */
  public static DetectionSettings live() {
    // the one that receive times are of; exact to milliseconds, as every time of a candidate
    return new DetectionSettings(
        DEFAULT_LATENESS_HORIZON, ReceiveTimeWatermarks.live(ServerClock.UTC), ServerClock.UTC);
  }

  /** These settings with another horizon. */
  public DetectionSettings withLatenessHorizon(Duration horizon) {
    return new DetectionSettings(horizon, watermarks, clock, knownUntil);
  }
}
