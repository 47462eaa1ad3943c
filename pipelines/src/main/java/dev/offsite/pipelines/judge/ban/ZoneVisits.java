package dev.offsite.pipelines.judge.ban;

import dev.offsite.pipelines.judge.track.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The visits of one truck to closed zones. Mutable; not thread-safe. */
final class ZoneVisits implements RuleState {

  /** Visits that go on. */
  final List<Visit> open = new ArrayList<>();

  /** Visits that ended and may still be changed by a late fix, oldest first. */
  final List<Visit> finished = new ArrayList<>();

  @Override
  public ZoneVisits copy() {
    ZoneVisits copy = new ZoneVisits();
    open.forEach(visit -> copy.open.add(visit.copy()));
    finished.forEach(visit -> copy.finished.add(visit.copy()));
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    finished.removeIf(visit -> visit.endedByMs <= settledMs);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    writeVisits(open, out);
    writeVisits(finished, out);
  }

  static ZoneVisits read(int form, DataInput in) throws IOException {
    ZoneVisits visits = new ZoneVisits();
    readVisits(form, visits.open, in);
    readVisits(form, visits.finished, in);
    return visits;
  }

  private static void writeVisits(List<Visit> visits, DataOutput out) throws IOException {
    out.writeInt(visits.size());
    for (Visit visit : visits) {
      visit.write(out);
    }
  }

  private static void readVisits(int form, List<Visit> visits, DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      visits.add(Visit.read(form, in));
    }
  }
}
