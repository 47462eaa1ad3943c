package dev.offsite.pipelines.judge.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the fold stood at some fixes between the horizon and now, close together where they are
 * recent and further apart the older they are: a fix that is late by n fixes folds about 2 n of
 * them again. What has become older than the horizon need not be folded a second time: the newest
 * anchor before it is where the fold stood there. Not thread-safe.
 *
 * <p>Not part of what a checkpoint writes: without them a late fix folds again from the horizon,
 * with the same result. What stands at an anchor is settled when it is folded on from.
 */
final class Anchors {

  private record Anchor(long number, FoldState state) {
    long timeMs() {
      return state.foldedMs();
    }

    /** How far apart anchors of this number's kind stand: the largest power of two in it. */
    long spacing() {
      return Long.lowestOneBit(number);
    }
  }

  /** Up to this many stand at even distances over all fixes kept; those between are the recent. */
  private static final int EVEN_MAX = 16;

  private final List<Anchor> anchors = new ArrayList<>();
  private long number;
  private int since;

  /**
   * Takes note of a fold that took one more fix; keeps a copy each {@link FixLog#BLOCK} fixes.
   *
   * @param fixes number of those kept
   */
  void passed(FoldState now, int fixes) {
    since++;
    if (since < FixLog.BLOCK) {
      return;
    }
    since = 0;
    number++;
    anchors.add(new Anchor(number, now.copy()));
    long even = Long.highestOneBit(Math.max(1, fixes / (EVEN_MAX / 2 * FixLog.BLOCK)));
    anchors.removeIf(
        anchor -> anchor.spacing() < even && number - anchor.number() > 2 * anchor.spacing());
  }

  /**
   * The newest anchor before a time, to be copied and not changed; null if there is none. Forgets
   * those at and after it.
   */
  @Nullable FoldState rewind(long timeMs) {
    while (!anchors.isEmpty() && newest().timeMs() >= timeMs) {
      anchors.remove(anchors.size() - 1);
    }
    since = 0;
    number = anchors.isEmpty() ? 0 : newest().number();
    return anchors.isEmpty() ? null : newest().state();
  }

  /** The newest anchor before a time, to be copied and not changed; null if there is none. */
  @Nullable FoldState newestBefore(long timeMs) {
    FoldState newest = null;
    for (Anchor anchor : anchors) {
      if (anchor.timeMs() >= timeMs) {
        break;
      }
      newest = anchor.state();
    }
    return newest;
  }

  /** Forgets the anchors up to where the base stands. */
  void removeUpTo(long baseMs) {
    anchors.removeIf(anchor -> anchor.timeMs() <= baseMs);
  }

  /** An independent copy: what stands at an anchor is never changed, so both may hold it. */
  Anchors copy() {
    Anchors copy = new Anchors();
    copy.anchors.addAll(anchors);
    copy.number = number;
    copy.since = since;
    return copy;
  }

  /** Number of anchors kept. */
  int size() {
    return anchors.size();
  }

  private Anchor newest() {
    return anchors.get(anchors.size() - 1);
  }
}
