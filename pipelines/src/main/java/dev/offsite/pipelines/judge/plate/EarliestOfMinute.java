package dev.offsite.pipelines.judge.plate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets of each minute of a terminal only the earliest report pass. Not thread-safe. Hot path.
 *
 * <p>What it remembers of the newest minute of each terminal is a saving and no state: without it,
 * as after a restart, more pass, and who receives them keeps the earliest as well.
 */
final class EarliestOfMinute {

  /** A truck is some hundred metres on after a minute, and the rules allow it some kilometres. */
  static final long SLOT_MS = 60_000;

  /** Terminals remembered; of more the one silent longest is forgotten. */
  static final int TERMINALS_MAX = 200_000;

  private final Map<String, long[]> earliestMs =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
          return size() > TERMINALS_MAX;
        }
      };

  /** The minute that a time lies in. */
  static long slotOf(long timeMs) {
    return Math.floorDiv(timeMs, SLOT_MS);
  }

  /** Whether it passes: nothing earlier of its minute has passed, as far as is remembered. */
  boolean passes(String deviceId, long timeMs) {
    long[] held = earliestMs.get(deviceId);
    if (held == null) {
      earliestMs.put(deviceId, new long[] {timeMs});
      return true;
    }
    if (slotOf(held[0]) == slotOf(timeMs) && timeMs >= held[0]) {
      return timeMs == held[0]; // a repetition in other bytes: the judge tells them apart
    }
    if (slotOf(timeMs) >= slotOf(held[0])) {
      held[0] = timeMs;
    }
    return true;
  }
}
