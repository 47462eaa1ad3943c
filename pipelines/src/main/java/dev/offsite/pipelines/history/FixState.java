package dev.offsite.pipelines.history;

import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Duration;
import java.time.Instant;

/**
 * What a fix says about its truck besides where it is. Two fixes of one slot in different states
 * are two rows.
 */
record FixState(
    Motion motion,
    Ignition ignition,
    PositionReport.Load load,
    PositionReport.Cover cover,
    PositionReport.Body body) {

  enum Motion {
    MOVING(0),
    STANDING(1),
    UNKNOWN(2);

    private final int code;

    Motion(int code) {
      this.code = code;
    }
  }

  enum Ignition {
    ON(0),
    OFF(1),
    UNKNOWN(2);

    private final int code;

    Ignition(int code) {
      this.code = code;
    }
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

  /** A number of {@link #CODE_BITS} bits, another one for each state; kept in state. */
  int code() {
    int code = motion.code;
    code = code << PART_BITS | ignition.code;
    code = code << PART_BITS | codeOf(load);
    code = code << PART_BITS | codeOf(cover);
    return code << PART_BITS | codeOf(body);
  }

  private static int codeOf(PositionReport.Load load) {
    return switch (load) {
      case EMPTY -> 0;
      case HALF -> 1;
      case LOADED -> 2;
      case UNKNOWN -> 3;
    };
  }

  private static int codeOf(PositionReport.Cover cover) {
    return switch (cover) {
      case CLOSED -> 0;
      case OPEN -> 1;
      case UNKNOWN -> 2;
    };
  }

  private static int codeOf(PositionReport.Body body) {
    return switch (body) {
      case DOWN -> 0;
      case RAISED -> 1;
      case UNKNOWN -> 2;
    };
  }
}
