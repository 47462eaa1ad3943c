package dev.offsite.pipelines.validate;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The devices whose clocks are ahead of ours: how many there were in the newest span of time, and
 * by how much the worst.
 *
 * <p>Only a clock that is ahead shows in one report: it says a time that has not come yet. One that
 * is behind looks like a report that was long on its way. Which device it is does not matter here,
 * since a name would become a label, and there is one for each device; {@code ./offsite check} and
 * the rejects with {@code FUTURE_TIME} say it.
 *
 * <p>At most {@value #DEVICES_MAX} devices are told apart in one span. One thread notes; others may
 * ask meanwhile.
 */
final class FastClocks {

  /** A clock set by satellite or NTP is within a second of ours; below that is nobody's fault. */
  static final Duration AHEAD_MIN = Duration.ofSeconds(1);

  /** Long enough that each device reports, short enough to see one that has been mended. */
  static final Duration SPAN = Duration.ofMinutes(5);

  /** Beyond it, the number is said to be this one. */
  static final int DEVICES_MAX = 1_000;

  private final Set<String> inSpan = new HashSet<>();
  private volatile long span = Long.MIN_VALUE;
  private volatile int devices;
  private volatile long worstMs;
  private volatile int devicesBefore;
  private volatile long worstBeforeMs;

  /**
   * Notes a report.
   *
   * @param aheadMs by how much its time is ahead of its receipt; negative where it is not
   * @param nowMs our own clock
   */
  void note(String deviceId, long aheadMs, long nowMs) {
    if (aheadMs < AHEAD_MIN.toMillis()) {
      return;
    }
    goOnTo(nowMs);
    worstMs = Math.max(worstMs, aheadMs);
    if (inSpan.size() < DEVICES_MAX && inSpan.add(deviceId)) {
      devices = inSpan.size();
    }
  }

  /** Distinct devices that were ahead, in this span or the one before, whichever had more. */
  int devices(long nowMs) {
    return switch (age(nowMs)) {
      case THIS -> Math.max(devices, devicesBefore);
      case LAST -> devices;
      case OLDER -> 0;
    };
  }

  /** How far the worst was ahead in this span or the one before; 0 if none was. */
  long worstMs(long nowMs) {
    return switch (age(nowMs)) {
      case THIS -> Math.max(worstMs, worstBeforeMs);
      case LAST -> worstMs;
      case OLDER -> 0;
    };
  }

  private void goOnTo(long nowMs) {
    Age age = age(nowMs);
    if (age == Age.THIS) {
      return;
    }
    devicesBefore = age == Age.LAST ? devices : 0;
    worstBeforeMs = age == Age.LAST ? worstMs : 0;
    devices = 0;
    worstMs = 0;
    inSpan.clear();
    span = spanOf(nowMs);
  }

  /** How old the span is that was noted last. */
  private Age age(long nowMs) {
    long noted = span;
    long current = spanOf(nowMs);
    if (noted == current) {
      return Age.THIS;
    }
    return noted == current - 1 ? Age.LAST : Age.OLDER;
  }

  private static long spanOf(long nowMs) {
    return Math.floorDiv(nowMs, SPAN.toMillis());
  }

  private enum Age {
    THIS,
    LAST,
    OLDER
  }
}
