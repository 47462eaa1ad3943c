package dev.offsite.pipelines.judge.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the fold stands after a fix. Mutable; not thread-safe. */
final class FoldState {

  /** The newest fix folded; null before the first. */
  Fix previous;

  /** Visits that go on. */
  final List<Visit> open = new ArrayList<>();

  /** Visits that ended and may still be changed by a late fix, oldest first. */
  final List<Visit> finished = new ArrayList<>();

  FoldState copy() {
    FoldState copy = new FoldState();
    copy.previous = previous;
    open.forEach(visit -> copy.open.add(visit.copy()));
    finished.forEach(visit -> copy.finished.add(visit.copy()));
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(previous != null);
    if (previous != null) {
      FixForm.write(previous, out);
    }
    writeVisits(open, out);
    writeVisits(finished, out);
  }

  static FoldState read(DataInput in) throws IOException {
    FoldState state = new FoldState();
    if (in.readBoolean()) {
      state.previous = FixForm.read(in);
    }
    readVisits(state.open, in);
    readVisits(state.finished, in);
    return state;
  }

  private static void writeVisits(List<Visit> visits, DataOutput out) throws IOException {
    out.writeInt(visits.size());
    for (Visit visit : visits) {
      visit.write(out);
    }
  }

  private static void readVisits(List<Visit> visits, DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      visits.add(Visit.read(in));
    }
  }
}
