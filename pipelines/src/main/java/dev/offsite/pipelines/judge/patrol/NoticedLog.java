package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what was noticed, in the order of its time, on top of what older things made. So a
 * late one changes what it would have changed in time. Mutable; not thread-safe.
 *
 * <p>Implementation: the fold over everything is kept, and two older states of it. What arrives in
 * order is one step; what is late by a few is folded again from one of the two; only what is very
 * late is folded from the beginning. A fold belongs to one release of the reference data.
 *
 * @param <F> what is made of it
 */
final class NoticedLog<F extends NoticedLog.Fold<F>> {

  /**
   * Things kept as they are; beyond that the oldest half becomes part of the fold, and what comes
   * from before it counts no more. A township flown over twice a day makes some 1,000 a day.
   */
  static final int NOTICED_MAX = 10_000;

  /** Between two kept states of the fold; what arrives is rarely late by more. */
  private static final int STEPS_BETWEEN_STATES = 256;

  /** What is made of things noticed, one after the other. */
  interface Fold<F> {

    /** Takes the next one, which is not before the last. */
    void step(Noticed next, PatrolRules rules);

    /** An independent copy. */
    F copy();
  }

  /** What adding did. */
  enum Added {
    /** The fold may have changed. */
    TAKEN,
    /** A repetition: nothing changed. */
    REPEATED,
    /** From before what can still be changed. */
    BEYOND_HORIZON
  }

  /** The fold over the first so many of the newest. */
  private record State<F>(F fold, int count) {}

  private final F settled;
  private final List<Noticed> newest;
  private long settledMs;

  private @Nullable ReferenceSnapshot foldedBy;
  private @Nullable State<F> live;
  private @Nullable State<F> younger;
  private @Nullable State<F> elder;

  NoticedLog(F settled) {
    this(settled, new ArrayList<>(), Long.MIN_VALUE);
  }

  private NoticedLog(F settled, List<Noticed> newest, long settledMs) {
    this.settled = settled;
    this.newest = newest;
    this.settledMs = settledMs;
  }

  Added add(Noticed noticed, PatrolRules rules) {
    if (noticed.timeMs() <= settledMs) {
      return Added.BEYOND_HORIZON;
    }
    int at = Collections.binarySearch(newest, noticed, Noticed.ORDER);
    if (at >= 0) {
      return Added.REPEATED;
    }
    int place = -at - 1;
    newest.add(place, noticed);
    live = upTo(live, place);
    younger = upTo(younger, place);
    elder = upTo(elder, place);
    if (newest.size() > NOTICED_MAX) {
      settle(NOTICED_MAX / 2, rules);
    }
    return Added.TAKEN;
  }

  /** The fold over everything. Not to be changed; the next change of the log may change it. */
  F folded(PatrolRules rules) {
    if (foldedBy != rules.reference()) {
      dropStates();
      foldedBy = rules.reference();
    }
    State<F> from = live != null ? live : copyOf(younger != null ? younger : elder);
    F fold = from == null ? settled.copy() : from.fold;
    int count = from == null ? 0 : from.count;
    while (count < newest.size()) {
      int youngest = younger == null ? 0 : younger.count;
      if (count - youngest >= STEPS_BETWEEN_STATES) {
        elder = younger;
        younger = new State<>(fold.copy(), count);
      }
      fold.step(newest.get(count), rules);
      count++;
    }
    live = new State<>(fold, count);
    return fold;
  }

  /** What older things made, which later ones may still change. */
  F settled() {
    return settled;
  }

  /** Changes what older things made, and every kept state of the fold alike. */
  void change(Consumer<F> change) {
    change.accept(settled);
    if (elder != null) {
      change.accept(elder.fold);
    }
    if (younger != null) {
      change.accept(younger.fold);
    }
    if (live != null) {
      change.accept(live.fold);
    }
  }

  /** Makes what was noticed before an instant part of the fold for good. */
  void settleBefore(long timeMs, PatrolRules rules) {
    int old = 0;
    while (old < newest.size() && newest.get(old).timeMs() < timeMs) {
      old++;
    }
    if (old > 0) {
      settle(old, rules);
    }
  }

  /** When the oldest of what is kept as it is was noticed; {@link Long#MAX_VALUE} if none is. */
  long oldestMs() {
    return newest.isEmpty() ? Long.MAX_VALUE : newest.get(0).timeMs();
  }

  boolean isEmpty() {
    return newest.isEmpty();
  }

  private void settle(int count, PatrolRules rules) {
    for (int i = 0; i < count; i++) {
      settled.step(newest.get(i), rules);
      settledMs = Math.max(settledMs, newest.get(i).timeMs());
    }
    newest.subList(0, count).clear();
    live = without(live, count);
    younger = without(younger, count);
    elder = without(elder, count);
  }

  private void dropStates() {
    live = null;
    younger = null;
    elder = null;
  }

  private static <F> @Nullable State<F> upTo(@Nullable State<F> state, int place) {
    return state != null && state.count <= place ? state : null;
  }

  private static <F> @Nullable State<F> without(@Nullable State<F> state, int count) {
    return state != null && state.count >= count
        ? new State<>(state.fold, state.count - count)
        : null;
  }

  private static <F extends Fold<F>> @Nullable State<F> copyOf(@Nullable State<F> state) {
    return state == null ? null : new State<>(state.fold.copy(), state.count);
  }

  NoticedLog<F> copy() {
    return new NoticedLog<>(settled.copy(), new ArrayList<>(newest), settledMs);
  }

  /** Writes how far it is settled and the newest; not the fold. */
  void write(DataOutput out) throws IOException {
    out.writeInt(newest.size());
    for (Noticed noticed : newest) {
      SightingForm.writeNoticed(noticed, out);
    }
  }

  long settledMs() {
    return settledMs;
  }

  /** Reads what {@link #write} wrote. */
  static <F extends Fold<F>> NoticedLog<F> read(
      int version, F settled, long settledMs, DataInput in) throws IOException {
    int count = in.readInt();
    List<Noticed> newest = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      newest.add(SightingForm.readNoticed(version, in));
    }
    return new NoticedLog<>(settled, newest, settledMs);
  }
}
