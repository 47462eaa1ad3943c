package dev.offsite.pipelines.judge.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The fixes of one truck within the lateness horizon, in the order of their time; one for each
 * instant. Not thread-safe. Hot path.
 *
 * <p>Kept in parallel arrays with times relative to the first, 34 bytes for a fix: 30 KiB for 15
 * minutes at one fix per second.
 */
final class FixLog {

  private static final int INITIAL = 16;

  private long baseMs;
  private int size;
  private int[] timeMs = new int[INITIAL];
  private int[] lngE7 = new int[INITIAL];
  private int[] latE7 = new int[INITIAL];
  private short[] accuracyDm = new short[INITIAL];
  private short[] speedDkph = new short[INITIAL];
  private int[] receivedAfterMs = new int[INITIAL];
  private long[] offset = new long[INITIAL];
  private short[] partition = new short[INITIAL];
  private int[] index = new int[INITIAL];

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Fix get(int i) {
    long time = baseMs + timeMs[i];
    return new Fix(
        time,
        lngE7[i],
        latE7[i],
        accuracyDm[i],
        speedDkph[i],
        time + receivedAfterMs[i],
        partition[i],
        offset[i],
        index[i]);
  }

  Fix first() {
    return get(0);
  }

  Fix last() {
    return get(size - 1);
  }

  long lastTimeMs() {
    return baseMs + timeMs[size - 1];
  }

  /** What adding a fix did. */
  enum Added {
    /** It is the newest: one step of the fold is enough. */
    LAST,
    /** It lies before the newest, or replaces one: fold again. */
    WITHIN,
    /** A repetition, or the weaker of two contradicting fixes of one instant. */
    NOTHING
  }

  Added add(Fix fix) {
    if (size == 0) {
      baseMs = fix.timeMs();
      insert(0, fix);
      return Added.LAST;
    }
    int at = Arrays.binarySearch(timeMs, 0, size, Math.toIntExact(fix.timeMs() - baseMs));
    if (at >= 0) {
      if (Fix.PRECEDENCE.compare(fix, get(at)) >= 0) {
        return Added.NOTHING;
      }
      set(at, fix);
      return Added.WITHIN;
    }
    int insertion = -at - 1;
    insert(insertion, fix);
    return insertion == size - 1 ? Added.LAST : Added.WITHIN;
  }

  /** Forgets the first {@code count} fixes. */
  void removeFirst(int count) {
    if (count == 0) {
      return;
    }
    if (count == size) {
      clear();
      return;
    }
    long newBaseMs = baseMs + timeMs[count];
    int rest = size - count;
    int capacity = Math.max(INITIAL, rest + rest / 4);
    int[] newTime = new int[capacity];
    for (int i = 0; i < rest; i++) {
      newTime[i] = Math.toIntExact(baseMs + timeMs[count + i] - newBaseMs);
    }
    timeMs = newTime;
    offset = Arrays.copyOf(Arrays.copyOfRange(offset, count, size), capacity);
    lngE7 = Arrays.copyOf(Arrays.copyOfRange(lngE7, count, size), capacity);
    latE7 = Arrays.copyOf(Arrays.copyOfRange(latE7, count, size), capacity);
    accuracyDm = Arrays.copyOf(Arrays.copyOfRange(accuracyDm, count, size), capacity);
    speedDkph = Arrays.copyOf(Arrays.copyOfRange(speedDkph, count, size), capacity);
    receivedAfterMs = Arrays.copyOf(Arrays.copyOfRange(receivedAfterMs, count, size), capacity);
    partition = Arrays.copyOf(Arrays.copyOfRange(partition, count, size), capacity);
    index = Arrays.copyOf(Arrays.copyOfRange(index, count, size), capacity);
    baseMs = newBaseMs;
    size = rest;
  }

  FixLog copy() {
    FixLog copy = new FixLog();
    copy.baseMs = baseMs;
    copy.size = size;
    copy.timeMs = timeMs.clone();
    copy.lngE7 = lngE7.clone();
    copy.latE7 = latE7.clone();
    copy.accuracyDm = accuracyDm.clone();
    copy.speedDkph = speedDkph.clone();
    copy.receivedAfterMs = receivedAfterMs.clone();
    copy.offset = offset.clone();
    copy.partition = partition.clone();
    copy.index = index.clone();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      FixForm.write(get(i), out);
    }
  }

  static FixLog read(DataInput in) throws IOException {
    FixLog log = new FixLog();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      log.add(FixForm.read(in));
    }
    return log;
  }

  private void clear() {
    FixLog empty = new FixLog();
    size = 0;
    timeMs = empty.timeMs;
    lngE7 = empty.lngE7;
    latE7 = empty.latE7;
    accuracyDm = empty.accuracyDm;
    speedDkph = empty.speedDkph;
    receivedAfterMs = empty.receivedAfterMs;
    offset = empty.offset;
    partition = empty.partition;
    index = empty.index;
  }

  private void insert(int at, Fix fix) {
    if (size == timeMs.length) {
      grow();
    }
    int moved = size - at;
    System.arraycopy(timeMs, at, timeMs, at + 1, moved);
    System.arraycopy(lngE7, at, lngE7, at + 1, moved);
    System.arraycopy(latE7, at, latE7, at + 1, moved);
    System.arraycopy(accuracyDm, at, accuracyDm, at + 1, moved);
    System.arraycopy(speedDkph, at, speedDkph, at + 1, moved);
    System.arraycopy(receivedAfterMs, at, receivedAfterMs, at + 1, moved);
    System.arraycopy(offset, at, offset, at + 1, moved);
    System.arraycopy(partition, at, partition, at + 1, moved);
    System.arraycopy(index, at, index, at + 1, moved);
    size++;
    set(at, fix);
  }

  private void set(int at, Fix fix) {
    timeMs[at] = Math.toIntExact(fix.timeMs() - baseMs);
    lngE7[at] = fix.lngE7();
    latE7[at] = fix.latE7();
    accuracyDm[at] = fix.accuracyDm();
    speedDkph[at] = fix.speedDkph();
    receivedAfterMs[at] = clipped(fix.receivedMs() - fix.timeMs());
    offset[at] = fix.offset();
    partition[at] = (short) fix.partition();
    index[at] = fix.index();
  }

  private void grow() {
    int capacity = size + Math.max(INITIAL, size / 4);
    timeMs = Arrays.copyOf(timeMs, capacity);
    lngE7 = Arrays.copyOf(lngE7, capacity);
    latE7 = Arrays.copyOf(latE7, capacity);
    accuracyDm = Arrays.copyOf(accuracyDm, capacity);
    speedDkph = Arrays.copyOf(speedDkph, capacity);
    receivedAfterMs = Arrays.copyOf(receivedAfterMs, capacity);
    offset = Arrays.copyOf(offset, capacity);
    partition = Arrays.copyOf(partition, capacity);
    index = Arrays.copyOf(index, capacity);
  }

  /** A delay of more than 24 days is kept as one of 24 days: nothing is judged by it. */
  private static int clipped(long millis) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, millis));
  }
}
