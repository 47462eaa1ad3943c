package dev.offsite.pipelines.judge.stop;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleState;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one truck stayed within the horizon. Mutable; not thread-safe. */
public final class StopState implements RuleState {

  /** The stay that goes on; null while it drives. */
  @Nullable Stay open;

  /** Whether the stay that goes on is long enough to be told. */
  boolean isOpenTold;

  /** Those that are over and may still change; oldest first. */
  final List<Stay> finished = new ArrayList<>();

  /** What was known of the load at the fix before. */
  Cargo cargo = Cargo.UNKNOWN;

  int payloadKg = Fix.UNKNOWN;

  /** Whether there may be something new to tell; not part of the state. */
  private boolean changed = true;

  /** Whether no stay that is over may change any more but by a late fix. */
  boolean isFinal() {
    for (Stay stay : finished) {
      if (!stay.isFinal()) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@link #reconcile} may have something to tell. */
  public boolean isChanged() {
    return changed;
  }

  void change() {
    changed = true;
  }

  /**
   * Brings what was said in line with the stays.
   *
   * @param said changed
   * @param settledMs up to this time nothing changes any more
   */
  public List<StopNotice> reconcile(StopLedger said, Moment moment, long settledMs) {
    if (!changed) {
      return List.of();
    }
    changed = false;
    return said.reconcile(stops(moment.deviceId(), moment.reference()), settledMs);
  }

  /** The stays that count, in the order of their begin. */
  List<TruckStop> stops(String deviceId, ReferenceSnapshot reference) {
    List<TruckStop> stops = new ArrayList<>();
    for (Stay stay : finished) {
      stops.add(stay.told(deviceId, reference));
    }
    if (open != null && isOpenTold) {
      stops.add(open.told(deviceId, reference));
    }
    return stops;
  }

  @Override
  public StopState copy() {
    StopState copy = new StopState();
    copy.open = open == null ? null : open.copy();
    copy.isOpenTold = isOpenTold;
    finished.forEach(stay -> copy.finished.add(stay.copy()));
    copy.cargo = cargo;
    copy.payloadKg = payloadKg;
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    if (finished.removeIf(stay -> stay.isSettled(settledMs))) {
      changed = true;
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(open != null);
    if (open != null) {
      open.write(out);
    }
    out.writeBoolean(isOpenTold);
    out.writeShort(finished.size());
    for (Stay stay : finished) {
      stay.write(out);
    }
    StopForm.writeCargo(cargo, out);
    out.writeInt(payloadKg);
  }

  static StopState read(DataInput in) throws IOException {
    StopState state = new StopState();
    state.open = in.readBoolean() ? Stay.read(in) : null;
    state.isOpenTold = in.readBoolean();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      state.finished.add(Stay.read(in));
    }
    state.cargo = StopForm.readCargo(in);
    state.payloadKg = in.readInt();
    return state;
  }
}
