package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Finding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where all folds stand with one truck after a fix. Mutable; not thread-safe. */
final class FoldState {

  private final RuleFolds folds;
  private final RuleState[] states;
  private final Trail trail;
  private @Nullable Fix previous;

  /**
   * Time of the newest folded, with a place or without. Not written: nothing that was folded into
   * what is written is ever folded again.
   */
  private long foldedMs;

  private FoldState(RuleFolds folds, RuleState[] states, Trail trail, @Nullable Fix previous) {
    this.folds = folds;
    this.states = states;
    this.trail = trail;
    this.previous = previous;
    this.foldedMs = previous == null ? Long.MIN_VALUE : previous.timeMs();
  }

  static FoldState start(RuleFolds folds) {
    return new FoldState(folds, folds.start(), new Trail(), null);
  }

  /** The newest fix folded that has a place; null before the first. */
  @Nullable Fix previous() {
    return previous;
  }

  /** Time of that fix; {@link Long#MIN_VALUE} before the first. */
  long previousMs() {
    return previous == null ? Long.MIN_VALUE : previous.timeMs();
  }

  /**
   * Time of the newest folded, with a place or without; {@link Long#MIN_VALUE} before the first.
   */
  long foldedMs() {
    return foldedMs;
  }

  /** Folds a fix that lies after all before it. */
  Step step(Drive drive, Fix fix) {
    Step step = drive.step(trail, previous, fix);
    foldedMs = fix.timeMs();
    if (!fix.hasPlace()) {
      folds.hear(states, step);
      return step;
    }
    folds.step(states, step);
    trail.add(fix);
    previous = fix;
    return step;
  }

  void find(Moment moment, DigestLog digests, List<Finding> findings) {
    Moment known = previous == null ? moment : moment.after(new Newest(previous, trail, digests));
    folds.find(states, known, findings);
  }

  <S extends RuleState> @Nullable S find(String name, Class<S> type) {
    return folds.find(states, name, type);
  }

  void settle(long settledMs) {
    for (RuleState state : states) {
      state.settle(settledMs);
    }
  }

  FoldState copy() {
    RuleState[] copies = new RuleState[states.length];
    for (int i = 0; i < states.length; i++) {
      copies[i] = states[i].copy();
    }
    FoldState copy = new FoldState(folds, copies, trail.copy(), previous);
    copy.foldedMs = foldedMs;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(previous != null);
    if (previous != null) {
      FixForm.write(previous, out);
    }
    trail.write(out);
    folds.write(states, out);
  }

  static FoldState read(int form, RuleFolds folds, DataInput in) throws IOException {
    Fix previous = in.readBoolean() ? FixForm.read(form, in) : null;
    if (form == FixForm.WITHOUT_SIGNALS) {
      return new FoldState(folds, folds.readOldest(in), new Trail(), previous);
    }
    Trail trail = Trail.read(in);
    return new FoldState(folds, folds.read(in), trail, previous);
  }
}
