package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one truck tipped where it may not. Mutable; not thread-safe. */
final class DumpingState implements RuleState {

  private static final int LOADED = 1;
  private static final int PRESUMED = 2;
  private static final int WEIGHED = 4;

  /** Tips that go on, at most one of each rule. */
  final List<Tip> open = new ArrayList<>();

  /** Those that were proven, ended, and may still be changed by a late fix; oldest first. */
  final List<Tip> finished = new ArrayList<>();

  /** Whether it was loaded at the fix before. */
  boolean wasLoaded;

  /** Whether that was presumed. */
  boolean wasPresumed;

  /** The last words of the sensors while it was loaded. */
  LoadReading reading = LoadReading.UNKNOWN;

  /** Takes note of the load for the next fix. */
  void remember(Cargo cargo, Fix fix) {
    wasLoaded = cargo.isLoaded();
    wasPresumed = cargo.isPresumed();
    if (!wasLoaded) {
      reading = LoadReading.UNKNOWN;
      return;
    }
    LoadReading said = LoadReading.of(fix);
    if (!said.isUnknown()) {
      reading = said;
    }
  }

  @Override
  public DumpingState copy() {
    DumpingState copy = new DumpingState();
    open.forEach(tip -> copy.open.add(tip.copy()));
    finished.forEach(tip -> copy.finished.add(tip.copy()));
    copy.wasLoaded = wasLoaded;
    copy.wasPresumed = wasPresumed;
    copy.reading = reading;
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    finished.removeIf(tip -> tip.isSettled(settledMs));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    boolean isWeighed = !reading.isUnknown();
    out.writeByte(
        (wasLoaded ? LOADED : 0) | (wasPresumed ? PRESUMED : 0) | (isWeighed ? WEIGHED : 0));
    if (isWeighed) {
      out.writeByte(reading.load());
      out.writeInt(reading.payloadKg());
    }
    write(open, out);
    write(finished, out);
  }

  static DumpingState read(DataInput in) throws IOException {
    DumpingState state = new DumpingState();
    int flags = in.readUnsignedByte();
    state.wasLoaded = (flags & LOADED) != 0;
    state.wasPresumed = (flags & PRESUMED) != 0;
    if ((flags & WEIGHED) != 0) {
      state.reading = new LoadReading(in.readUnsignedByte(), in.readInt());
    }
    read(state.open, in);
    read(state.finished, in);
    return state;
  }

  private static void write(List<Tip> tips, DataOutput out) throws IOException {
    out.writeShort(tips.size());
    for (Tip tip : tips) {
      tip.write(out);
    }
  }

  private static void read(List<Tip> tips, DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      tips.add(Tip.read(in));
    }
  }
}
