package dev.offsite.pipelines.judge.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Where a truck came from: points of its last five minutes, at least 20 s apart, so that evidence
 * can show the drive before an episode. Not thread-safe. Hot path.
 */
public final class Trail {

  /** How far back it reaches: more than that nobody can ask for. */
  public static final Duration SPAN = Duration.ofMinutes(5);

  private static final long SPACING_MS = 20_000;
  private static final int MAX = (int) (SPAN.toMillis() / SPACING_MS) + 1;

  private int size;
  private long[] timeMs = new long[1];
  private int[] lngE7 = new int[1];
  private int[] latE7 = new int[1];
  private short[] speedDkph = new short[1];

  /** Takes a point of the trail. */
  public interface Taker {
    /**
     * Takes a point.
     *
     * @param timeMs milliseconds since the epoch
     * @param lngE7 WGS-84, 1e-7 degree
     * @param latE7 WGS-84, 1e-7 degree
     * @param speedDkph 0.1 km/h; {@link Fix#UNKNOWN} if not said
     */
    void take(long timeMs, int lngE7, int latE7, short speedDkph);
  }

  /** Hands over the points from a time on, oldest first. */
  public void forEachFrom(long fromMs, Taker taker) {
    for (int i = 0; i < size; i++) {
      if (timeMs[i] >= fromMs) {
        taker.take(timeMs[i], lngE7[i], latE7[i], speedDkph[i]);
      }
    }
  }

  /** Number of points kept. */
  int size() {
    return size;
  }

  void add(Fix fix) {
    if (size > 0 && fix.timeMs() - timeMs[size - 1] < SPACING_MS) {
      return;
    }
    int old = 0;
    while (old < size && timeMs[old] < fix.timeMs() - SPAN.toMillis()) {
      old++;
    }
    removeFirst(size - old == MAX ? old + 1 : old);
    append(fix.timeMs(), fix.lngE7(), fix.latE7(), fix.speedDkph());
  }

  Trail copy() {
    Trail copy = new Trail();
    copy.size = size;
    copy.timeMs = timeMs.clone();
    copy.lngE7 = lngE7.clone();
    copy.latE7 = latE7.clone();
    copy.speedDkph = speedDkph.clone();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      // The first in full, the others as differences that always fit.
      if (i == 0) {
        out.writeLong(timeMs[i]);
      } else {
        out.writeInt((int) (timeMs[i] - timeMs[i - 1]));
      }
      out.writeInt(lngE7[i]);
      out.writeInt(latE7[i]);
      out.writeShort(speedDkph[i]);
    }
  }

  static Trail read(DataInput in) throws IOException {
    Trail trail = new Trail();
    int points = in.readUnsignedByte();
    long time = 0;
    for (int i = 0; i < points; i++) {
      time = i == 0 ? in.readLong() : time + in.readInt();
      trail.append(time, in.readInt(), in.readInt(), in.readShort());
    }
    return trail;
  }

  private void removeFirst(int count) {
    if (count == 0) {
      return;
    }
    size -= count;
    System.arraycopy(timeMs, count, timeMs, 0, size);
    System.arraycopy(lngE7, count, lngE7, 0, size);
    System.arraycopy(latE7, count, latE7, 0, size);
    System.arraycopy(speedDkph, count, speedDkph, 0, size);
  }

  private void append(long time, int lng, int lat, short speed) {
    if (size == timeMs.length) {
      int capacity = Math.min(MAX, size * 2);
      timeMs = Arrays.copyOf(timeMs, capacity);
      lngE7 = Arrays.copyOf(lngE7, capacity);
      latE7 = Arrays.copyOf(latE7, capacity);
      speedDkph = Arrays.copyOf(speedDkph, capacity);
    }
    timeMs[size] = time;
    lngE7[size] = lng;
    latE7[size] = lat;
    speedDkph[size] = speed;
    size++;
  }
}
