package dev.offsite.simulators.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the receive times of a recording lie on the wall, and how far its device times are moved.
 *
 * <p>A position is the length since the first receive time, over all loops. The package tells the
 * rule of the shift.
 */
final class Timeline {

  private final Instant first;
  private final Speed speed;
  private final boolean isFixed;
  private Duration anchorPosition;
  private Instant anchorWall;
  private Duration shift;

  /**
   * A timeline that begins now.
   *
   * @param first least receive time that is played
   * @param length of all loops; ignored where the first receive time is the anchor
   */
  Timeline(ReplayPlan plan, Instant first, Duration length, Instant now) {
    this.first = first;
    speed = plan.speed();
    anchorPosition = Duration.ZERO;
    anchorWall = now;
    isFixed = !(plan.clock() instanceof DeviceClock.ShiftedToNow);
    if (plan.clock() instanceof DeviceClock.Original) {
      shift = Duration.ZERO;
    } else if (plan.clock() instanceof DeviceClock.ShiftedTo to) {
      shift = wholeSeconds(Duration.between(first, to.begin()));
    } else if (speed.isFasterThanReal()) {
      Instant end = now.plus(speed.played(length));
      shift = wholeSeconds(Duration.between(first.plus(length), end));
    } else {
      shift = wholeSeconds(Duration.between(first, now));
    }
  }

  /** When a message at this position is due. */
  Instant due(Duration position) {
    Instant due = anchorWall.plus(speed.played(position.minus(anchorPosition)));
    return due.isBefore(anchorWall) ? anchorWall : due;
  }

  /** What is added to device times of the first loop. */
  Duration shift() {
    return shift;
  }

  /** After a pause: what was next is due now, and the shift stays. */
  void goOn(Duration position, Instant now) {
    anchorPosition = position;
    anchorWall = now;
  }

  /**
   * After a jump: the new position is due now, and a shift that follows the wall changes with it.
   * Above speed 1 it changes by as much as the end comes sooner or later; at 1 and below it puts
   * the new position at now.
   */
  void jump(Duration after, Instant now) {
    if (!isFixed) {
      Instant dueBefore = anchorWall.plus(speed.played(after.minus(anchorPosition)));
      shift =
          wholeSeconds(
              speed.isFasterThanReal()
                  ? shift.plus(Duration.between(dueBefore, now))
                  : Duration.between(first.plus(after), now));
    }
    goOn(after, now);
  }

  /** Rounded down, so that nothing comes to lie in the future. */
  private static Duration wholeSeconds(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }
}
