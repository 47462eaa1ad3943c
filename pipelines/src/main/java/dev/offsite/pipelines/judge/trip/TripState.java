package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.RuleState;
import dev.offsite.schemas.trip.Trip;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one truck is on its trips. Mutable; not thread-safe. */
public final class TripState implements RuleState {

  private static final int STAYS = 1;
  private static final int CAME = 2;
  private static final int DRIVES = 4;
  private static final int OVERDUE = 8;
  private static final int RAISED = 16;

  CargoWatch cargo = new CargoWatch();

  /** The site it is in; null outside. */
  @Nullable SiteStay stay;

  /** The building site it was loaded in last, if it has left it and not been empty since. */
  @Nullable SiteStay origin;

  /** Since when the body has been raised at rest; {@link CargoWatch#NONE} if it is not. */
  long raisedMs = CargoWatch.NONE;

  /** Whether a journey took too long: the next one begins after a site, or with another load. */
  boolean isOverdue;

  /** The journey it is on. */
  @Nullable Journey open;

  /** Those that ended and may still be changed by a late fix; oldest first. */
  final List<Journey> finished = new ArrayList<>();

  /** Journeys that have ended within the horizon, then the one that goes on. */
  public List<Journey> journeys() {
    List<Journey> all = new ArrayList<>(finished);
    if (open != null) {
      all.add(open);
    }
    return all;
  }

  /** Whether there are any. */
  public boolean hasJourneys() {
    return open != null || !finished.isEmpty();
  }

  /** Ends the journey it is on. */
  void end(Trip.Ending ending, long endMs, Fix shownBy) {
    if (open != null) {
      open.end(ending, endMs, shownBy);
      finished.add(open);
      open = null;
    }
  }

  /** Nothing is known any more of where it stands. */
  void abandon(Fix shownBy) {
    if (open != null) {
      end(Trip.Ending.LOST, open.lastMs(), shownBy);
    }
    cargo.forget();
    stay = null;
    origin = null;
    raisedMs = CargoWatch.NONE;
    isOverdue = false;
  }

  @Override
  public TripState copy() {
    TripState copy = new TripState();
    copy.cargo = cargo.copy();
    copy.stay = stay == null ? null : stay.copy();
    copy.origin = origin == null ? null : origin.copy();
    copy.raisedMs = raisedMs;
    copy.isOverdue = isOverdue;
    copy.open = open == null ? null : open.copy();
    finished.forEach(journey -> copy.finished.add(journey.copy()));
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    finished.removeIf(journey -> journey.isSettled(settledMs));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    cargo.write(out);
    out.writeByte(
        (stay == null ? 0 : STAYS)
            | (origin == null ? 0 : CAME)
            | (open == null ? 0 : DRIVES)
            | (isOverdue ? OVERDUE : 0)
            | (raisedMs == CargoWatch.NONE ? 0 : RAISED));
    if (raisedMs != CargoWatch.NONE) {
      out.writeLong(raisedMs);
    }
    if (stay != null) {
      stay.write(out);
    }
    if (origin != null) {
      origin.write(out);
    }
    if (open != null) {
      open.write(out);
    }
    out.writeShort(finished.size());
    for (Journey journey : finished) {
      journey.write(out);
    }
  }

  static TripState read(DataInput in) throws IOException {
    TripState state = new TripState();
    state.cargo = CargoWatch.read(in);
    int parts = in.readUnsignedByte();
    state.raisedMs = (parts & RAISED) == 0 ? CargoWatch.NONE : in.readLong();
    state.isOverdue = (parts & OVERDUE) != 0;
    state.stay = (parts & STAYS) == 0 ? null : SiteStay.read(in);
    state.origin = (parts & CAME) == 0 ? null : SiteStay.read(in);
    state.open = (parts & DRIVES) == 0 ? null : Journey.read(in);
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      state.finished.add(Journey.read(in));
    }
    return state;
  }
}
