package dev.offsite.pipelines.detection;

import dev.offsite.pipelines.decode.RawRecord;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks from the receive times of the landed records: our own clock, which no device can move.
 *
 * <p>They only drive timers (a truck has fallen silent, a place was not seen again). What a timer
 * says is said again if a later record shows otherwise, so a watermark that ran ahead does no harm.
 */
public final class ReceiveTimeWatermarks {

  /** Without records for this long, time goes on by the wall clock. */
  static final Duration IDLE_AFTER = Duration.ofSeconds(5);

  /** Follows the records only: for replays and tests, in which the wall clock means nothing. */
  public static WatermarkStrategy<RawRecord> ofRecords() {
    return ofRecords((raw, timestamp) -> raw.receivedAtMillis());
  }

  /** Follows the records only, by the time that {@code receivedAt} finds in each. */
  public static <T> WatermarkStrategy<T> ofRecords(SerializableTimestampAssigner<T> receivedAt) {
    return WatermarkStrategy.<T>forGenerator(context -> new Generator<T>(null))
        .withTimestampAssigner(receivedAt);
  }

  /** Follows the records, and the wall clock while there are none. */
  public static WatermarkStrategy<RawRecord> live(Clock clock) {
    return WatermarkStrategy.<RawRecord>forGenerator(context -> new Generator<>(clock))
        .withTimestampAssigner((raw, timestamp) -> raw.receivedAtMillis());
  }

  private ReceiveTimeWatermarks() {}

  private static final class Generator<T> implements WatermarkGenerator<T> {

    private final Clock clock;
    private long newestMs = Long.MIN_VALUE;
    private long lastRecordAtMs;

    private Generator(Clock clock) {
      this.clock = clock;
      lastRecordAtMs = clock == null ? 0 : clock.millis();
    }

    @Override
    public void onEvent(T record, long timestamp, WatermarkOutput output) {
      newestMs = Math.max(newestMs, timestamp);
      if (clock != null) {
        lastRecordAtMs = clock.millis();
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (clock != null) {
        long now = clock.millis();
        // a clock that was set back must not make the records look like those of the future
        lastRecordAtMs = Math.min(lastRecordAtMs, now);
        if (now - lastRecordAtMs >= IDLE_AFTER.toMillis()) {
          newestMs = Math.max(newestMs, now - IDLE_AFTER.toMillis());
        }
      }
      if (newestMs != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(newestMs - 1));
      }
    }
  }
}
