package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.track.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How steady one truck's positions are. Mutable; not thread-safe. */
final class Leaps implements RuleState {

  /** More than this nobody asks for. */
  private static final int STEADY_MAX = 255;

  /** Since when the coordinates have been the very same. */
  long sameSinceMs = Leap.NONE;

  /** Whether the terminal said meanwhile that the truck moved. */
  boolean saidMoving;

  /** Fixes in a row without a leap, at most 255. */
  private int steady;

  /** Leaps that may be spikes. */
  final List<Leap> open = new ArrayList<>();

  /** Leaps that are none, and may still be changed by a late fix, oldest first. */
  final List<Leap> finished = new ArrayList<>();

  int steady() {
    return steady;
  }

  /** Takes note of one more fix that can be driven to from the one before. */
  void keepSteady() {
    steady = Math.min(STEADY_MAX, steady + 1);
  }

  /** Begins to count anew, with the fixes that are known to agree. */
  void countFrom(int fixes) {
    steady = Math.min(STEADY_MAX, fixes);
  }

  @Override
  public Leaps copy() {
    Leaps copy = new Leaps();
    copy.sameSinceMs = sameSinceMs;
    copy.saidMoving = saidMoving;
    copy.steady = steady;
    open.forEach(leap -> copy.open.add(leap.copy()));
    finished.forEach(leap -> copy.finished.add(leap.copy()));
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    finished.removeIf(leap -> leap.isSettled(settledMs));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(sameSinceMs);
    out.writeBoolean(saidMoving);
    out.writeByte(steady);
    write(open, out);
    write(finished, out);
  }

  static Leaps read(DataInput in) throws IOException {
    Leaps leaps = new Leaps();
    leaps.sameSinceMs = in.readLong();
    leaps.saidMoving = in.readBoolean();
    leaps.steady = in.readUnsignedByte();
    read(leaps.open, in);
    read(leaps.finished, in);
    return leaps;
  }

  private static void write(List<Leap> leaps, DataOutput out) throws IOException {
    out.writeShort(leaps.size());
    for (Leap leap : leaps) {
      leap.write(out);
    }
  }

  private static void read(List<Leap> leaps, DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      leaps.add(Leap.read(in));
    }
  }
}
