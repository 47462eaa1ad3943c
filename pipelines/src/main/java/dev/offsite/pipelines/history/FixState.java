package dev.offsite.pipelines.history;

import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Duration;
import java.time.Instant;

/**
 * What a fix says about its truck besides where it is. Two fixes of one slot in different states are
 * two rows.
 */
record FixState(
    Motion motion,
    Ignition ignition,
    PositionReport.Load load,
    PositionReport.Cover cover,
    PositionReport.Body body) {

  enum Motion {
    MOVING,
    STANDING,
    UNKNOWN
  }

  enum Ignition {
    ON,
    OFF,
    UNKNOWN
  }

  /** Bits that a code takes: each of the five parts fits two. */
  private static final int PART_BITS = 2;

  static final int CODE_BITS = 5 * PART_BITS;

  static FixState of(PositionReport report, Thinning thinning) {
    return new FixState(
        motion(report.speedKph(), thinning),
        ignition(report.ignitionOn()),
        report.load(),
        report.cover(),
        report.body());
  }

  private static Motion motion(Double speedKph, Thinning thinning) {
    if (speedKph == null) {
      return Motion.UNKNOWN;
    }
    return speedKph < thinning.standingBelowKph() ? Motion.STANDING : Motion.MOVING;
  }

  private static Ignition ignition(Boolean on) {
    if (on == null) {
      return Ignition.UNKNOWN;
    }
    return on ? Ignition.ON : Ignition.OFF;
  }

  /** Begin of the slot that a fix of this state at {@code time} falls into. */
  Instant slotOf(Instant time, Thinning thinning) {
    Duration slot = motion == Motion.STANDING ? thinning.standingSlot() : thinning.movingSlot();
    long seconds = slot.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /** A number of {@link #CODE_BITS} bits, another one for each state. */
  int code() {
    int code = 0;
    for (Enum<?> part : new Enum<?>[] {motion, ignition, load, cover, body}) {
      code = code << PART_BITS | part.ordinal();
    }
    return code;
  }
}
