package dev.offsite.pipelines.time;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one {@link SteadyClock} of this process, in a form that travels with a job: whoever asks gets
 * the time of the process it is asked in. Thread-safe.
 */
public final class ServerClock extends Clock implements Serializable {

  /** The only one. */
  public static final ServerClock UTC = new ServerClock();

  private static final long serialVersionUID = 1L;

  private static final SteadyClock STEADY =
      new SteadyClock(Clock.systemUTC()::millis, System::nanoTime, MachineUptime::millis);

  private ServerClock() {}

  /** What it tells of steps. */
  public static SteadyClock steps() {
    return STEADY;
  }

  @Override
  public long millis() {
    return STEADY.millis();
  }

  @Override
  public Instant instant() {
    return STEADY.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Not supported: receive times are in UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    return STEADY.withZone(zone);
  }

  private Object readResolve() {
    return UTC;
  }
}
