package dev.offsite.simulators.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a replay is.
 *
 * @param first least receive time that is played
 * @param last greatest receive time that is played
 * @param at receive time of the newest message played, or where it was sent by a skip
 * @param loop from 0
 * @param messages played, in all loops
 * @param foreign of these, not of our devices: played as they were
 * @param behind messages whose clock was set back: received before one that stands ahead of them
 * @param loops how often it is played
 */
public record ReplayProgress(
    Instant first,
    Instant last,
    Instant at,
    long loop,
    long messages,
    long foreign,
    long behind,
    long loops) {

  /** Length of one loop. */
  public Duration length() {
    return Duration.between(first, last);
  }

  /** How far within the loop. */
  public Duration position() {
    return Duration.between(first, at);
  }

  /** How far within the loop, 0 to 1; 1 if it has no length. */
  public double fraction() {
    long whole = length().toMillis();
    return whole <= 0 ? 1 : Math.min(1, Math.max(0, position().toMillis() / (double) whole));
  }

  ReplayProgress after(Instant receivedAt, long loopNow, boolean isForeign) {
    boolean back = loopNow == loop && receivedAt.isBefore(at);
    return new ReplayProgress(
        first,
        last,
        back ? at : receivedAt,
        loopNow,
        messages + 1,
        foreign + (isForeign ? 1 : 0),
        behind + (back ? 1 : 0),
        loops);
  }

  ReplayProgress at(Instant receivedAt) {
    return new ReplayProgress(first, last, receivedAt, loop, messages, foreign, behind, loops);
  }
}
