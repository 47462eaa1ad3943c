package dev.offsite.pipelines.judge.track;

import dev.offsite.geo.Lattice;
import dev.offsite.schemas.candidate.Candidate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points of a drive, oldest first, evenly thinned when they become more than {@value #MAX}. Kept in
 * arrays, 18 bytes for a point. Not thread-safe.
 */
public final class ThinTrack {

  /** More points than this are thinned to half. */
  static final int MAX = 120;

  private static final int INITIAL = 8;

  private int size;
  private int stride = 1;
  private int seen;
  private long[] timeMs = new long[INITIAL];
  private int[] lngE7 = new int[INITIAL];
  private int[] latE7 = new int[INITIAL];
  private short[] speedDkph = new short[INITIAL];

  /** Number of points kept. */
  public int size() {
    return size;
  }

  /** Adds a fix that lies after all before it; keeps every one until there are too many. */
  public void add(Fix fix) {
    add(fix.timeMs(), fix.lngE7(), fix.latE7(), fix.speedDkph());
  }

  /** Adds the points of a trail from a time on. */
  public void addFrom(Trail trail, long fromMs) {
    trail.forEachFrom(fromMs, this::add);
  }

  /** Adds the points of a trail from a time on and before another. */
  public void addBetween(Trail trail, long fromMs, long beforeMs) {
    trail.forEachFrom(
        fromMs,
        (time, lng, lat, speed) -> {
          if (time < beforeMs) {
            add(time, lng, lat, speed);
          }
        });
  }

  /** The points, WGS-84. */
  public List<Candidate.TrackPoint> points() {
    List<Candidate.TrackPoint> points = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      points.add(
          new Candidate.TrackPoint(
              Instant.ofEpochMilli(timeMs[i]),
              Lattice.toDegrees(lngE7[i]),
              Lattice.toDegrees(latE7[i]),
              speedDkph[i] == Fix.UNKNOWN ? null : speedDkph[i] / 10.0));
    }
    return points;
  }

  /** An independent copy. */
  public ThinTrack copy() {
    ThinTrack copy = new ThinTrack();
    copy.size = size;
    copy.stride = stride;
    copy.seen = seen;
    copy.timeMs = Arrays.copyOf(timeMs, Math.max(INITIAL, size));
    copy.lngE7 = Arrays.copyOf(lngE7, copy.timeMs.length);
    copy.latE7 = Arrays.copyOf(latE7, copy.timeMs.length);
    copy.speedDkph = Arrays.copyOf(speedDkph, copy.timeMs.length);
    return copy;
  }

  /** Writes it to state. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(stride);
    out.writeInt(seen);
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(timeMs[i]);
      out.writeInt(lngE7[i]);
      out.writeInt(latE7[i]);
      out.writeShort(speedDkph[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ThinTrack read(DataInput in) throws IOException {
    ThinTrack track = new ThinTrack();
    track.stride = in.readInt();
    track.seen = in.readInt();
    int points = in.readUnsignedByte();
    for (int i = 0; i < points; i++) {
      track.append(in.readLong(), in.readInt(), in.readInt(), in.readShort());
    }
    return track;
  }

  /** Reads a track as release 0.1.0 wrote it: stride, number seen, number kept, whole fixes. */
  public static ThinTrack readWhole(DataInput in) throws IOException {
    ThinTrack track = new ThinTrack();
    track.stride = in.readInt();
    track.seen = in.readInt();
    int points = in.readInt();
    for (int i = 0; i < points; i++) {
      Fix fix = FixForm.read(FixForm.WITHOUT_SIGNALS, in);
      track.append(fix.timeMs(), fix.lngE7(), fix.latE7(), fix.speedDkph());
    }
    return track;
  }

  private void add(long time, int lng, int lat, short speed) {
    if (seen++ % stride != 0) {
      return;
    }
    if (size == MAX) {
      halve();
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    append(time, lng, lat, speed);
  }

  private void halve() {
    for (int i = 0; 2 * i < size; i++) {
      timeMs[i] = timeMs[2 * i];
      lngE7[i] = lngE7[2 * i];
      latE7[i] = latE7[2 * i];
      speedDkph[i] = speedDkph[2 * i];
    }
    size = (size + 1) / 2;
    stride *= 2;
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
