package dev.offsite.simulators.replay;

import java.time.Instant;
import java.util.Objects;

/** What a replay does with the times that devices wrote into their messages. */
public sealed interface DeviceClock {

  /** They stay as they were. */
  record Original() implements DeviceClock {}

  /** They are moved so that the replay speaks of the present, and never of the future. */
  record ShiftedToNow() implements DeviceClock {}

  /**
   * They are moved so that the first receive time becomes this one: two replays with the same begin
   * say the same, byte for byte.
   *
   * @param begin the length of the recording before now, or the end lies in the future
   */
  record ShiftedTo(Instant begin) implements DeviceClock {
    public ShiftedTo {
      Objects.requireNonNull(begin, "begin");
    }
  }
}
