package dev.offsite.pipelines.judge.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stretches of one truck in which a condition held. Mutable; not thread-safe. */
public final class Stretches implements RuleState {

  /** Those that go on. */
  final List<Stretch> open = new ArrayList<>();

  /** Those that were proven, ended, and may still be changed by a late fix; oldest first. */
  final List<Stretch> finished = new ArrayList<>();

  @Override
  public Stretches copy() {
    Stretches copy = new Stretches();
    open.forEach(stretch -> copy.open.add(stretch.copy()));
    finished.forEach(stretch -> copy.finished.add(stretch.copy()));
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    finished.removeIf(stretch -> stretch.isSettled(settledMs));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    write(open, out);
    write(finished, out);
  }

  static Stretches read(DataInput in) throws IOException {
    Stretches stretches = new Stretches();
    read(stretches.open, in);
    read(stretches.finished, in);
    return stretches;
  }

  private static void write(List<Stretch> stretches, DataOutput out) throws IOException {
    out.writeShort(stretches.size());
    for (Stretch stretch : stretches) {
      stretch.write(out);
    }
  }

  private static void read(List<Stretch> stretches, DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      stretches.add(Stretch.read(in));
    }
  }
}
