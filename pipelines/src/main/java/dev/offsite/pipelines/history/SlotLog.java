package dev.offsite.pipelines.history;

import java.time.Duration;
import java.util.Arrays;

/**
 * Which fix of each slot and state of one truck is the earliest so far. Hot path; not thread-safe.
 *
 * <p>Laid out in one array, as it is kept in state: for each slot and state its key, the time of
 * the fix in microseconds and a digest of what it says, sorted by key. Two fixes of one time are
 * told apart by the digest, so that which of them stays does not depend on the order either.
 */
final class SlotLog {

  /**
   * Most slots and states remembered, 6 KiB: twice the slots of a moving truck in twenty minutes,
   * so a change of state in nearly every one.
   */
  static final int CAPACITY = 256;

  private static final int WIDTH = 3;

  private long[] cells;

  private SlotLog(long[] cells) {
    this.cells = cells;
  }

  /** Goes on with what {@link #cells()} returned; a null array is an empty log. */
  static SlotLog of(long[] cells) {
    return new SlotLog(cells == null ? new long[0] : cells);
  }

  long[] cells() {
    return cells;
  }

  int size() {
    return cells.length / WIDTH;
  }

  /**
   * Takes note of a fix; true if its row is to be written: it is the earliest of its slot and state
   * so far, or lies too far back for anything to be known of its slot.
   *
   * @param slotsKept how far behind the newest slot one may begin and is still known
   */
  boolean offer(
      long slotEpochSecond, int stateCode, long fixMicros, long digest, Duration slotsKept) {
    long key = slotEpochSecond << FixState.CODE_BITS | stateCode;
    int at = find(key);
    if (at < cells.length && cells[at] == key) {
      boolean isEarlier =
          fixMicros < cells[at + 1] || (fixMicros == cells[at + 1] && digest < cells[at + 2]);
      if (isEarlier) {
        cells[at + 1] = fixMicros;
        cells[at + 2] = digest;
      }
      return isEarlier;
    }
    if (cells.length > 0) {
      long newest = Math.max(slotEpochSecond, newestSlot());
      if (slotEpochSecond < newest - slotsKept.toSeconds()) {
        return true;
      }
    }
    insert(at, key, fixMicros, digest);
    forget(newestSlot() - slotsKept.toSeconds());
    return true;
  }

  private long newestSlot() {
    return cells[cells.length - WIDTH] >> FixState.CODE_BITS;
  }

  /** Where the key lies or would lie; from the end, where nearly all of them belong. */
  private int find(long key) {
    int at = cells.length;
    while (at > 0 && cells[at - WIDTH] >= key) {
      at -= WIDTH;
    }
    return at;
  }

  private void insert(int at, long key, long fixMicros, long digest) {
    long[] grown = Arrays.copyOf(cells, cells.length + WIDTH);
    System.arraycopy(cells, at, grown, at + WIDTH, cells.length - at);
    grown[at] = key;
    grown[at + 1] = fixMicros;
    grown[at + 2] = digest;
    cells = grown;
  }

  private void forget(long oldestSlot) {
    int from = Math.max(0, size() - CAPACITY) * WIDTH;
    while (from < cells.length && cells[from] >> FixState.CODE_BITS < oldestSlot) {
      from += WIDTH;
    }
    if (from > 0) {
      cells = Arrays.copyOfRange(cells, from, cells.length);
    }
  }
}
