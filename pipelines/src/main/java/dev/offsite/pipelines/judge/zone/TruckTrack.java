package dev.offsite.pipelines.judge.zone;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one truck: its fixes within the lateness horizon and where the fold stood where
 * the horizon begins (the anchor) and stands now. Mutable; not thread-safe.
 *
 * <p>Law: whatever the order and repetition in which a set of fixes within the horizon is added,
 * {@link #visits()} ends the same.
 */
final class TruckTrack {

  /** Fixes leave the horizon in batches of this many: moving arrays for each would be waste. */
  private static final int PRUNE_BATCH = 32;

  private final FixLog log;
  private final FoldState anchor;
  private FoldState now;

  /** Digests of the records of the newest fix and of those that show a visit, by the fix's time. */
  private final DigestLog digests;

  private long newestMs;

  private TruckTrack(
      FixLog log, FoldState anchor, FoldState now, DigestLog digests, long newestMs) {
    this.log = log;
    this.anchor = anchor;
    this.now = now;
    this.digests = digests;
    this.newestMs = newestMs;
  }

  static TruckTrack empty() {
    return new TruckTrack(
        new FixLog(), new FoldState(), new FoldState(), new DigestLog(), Long.MIN_VALUE);
  }

  /** What adding a fix did. */
  enum Added {
    /** The visits may have changed. */
    FOLDED,
    /** A repetition: nothing changed. */
    REPEATED,
    /** From before the horizon: not folded. */
    BEYOND_HORIZON
  }

  /**
   * Adds a fix.
   *
   * @param sha256 digest of its record
   * @param horizon how far behind the newest fix a late one may lie; the same in every call
   */
  Added add(
      Fix fix, String sha256, Duration horizon, String deviceId, ReferenceSnapshot reference) {
    if (newestMs != Long.MIN_VALUE && fix.timeMs() < newestMs - horizon.toMillis()) {
      return Added.BEYOND_HORIZON;
    }
    ZoneFold fold = new ZoneFold(deviceId, reference, this::witness);
    if (fix.timeMs() > newestMs) {
      newestMs = fix.timeMs();
      prune(newestMs - horizon.toMillis(), fold);
    }
    FixLog.Added added = log.add(fix);
    switch (added) {
      case NOTHING -> {
        return Added.REPEATED;
      }
      case LAST -> {
        digests.put(fix.timeMs(), sha256);
        Fix before = now.previous;
        fold.step(now, fix);
        if (before != null) {
          forgetDigestUnlessNeeded(log.size() - 2, fold);
        }
      }
      case WITHIN -> {
        digests.put(fix.timeMs(), sha256);
        foldAgain(fold);
      }
    }
    return Added.FOLDED;
  }

  /** Every visit that may still change and has the rule's evidence, in the order of the fold. */
  List<Visit> visits() {
    List<Visit> proven = new ArrayList<>();
    for (Visit visit : now.finished) {
      if (visit.proven) {
        proven.add(visit);
      }
    }
    for (Visit visit : now.open) {
      if (visit.proven) {
        proven.add(visit);
      }
    }
    return proven;
  }

  /** Number of fixes kept. */
  int fixes() {
    return log.size();
  }

  /** Time up to which nothing can change any more; {@link Long#MIN_VALUE} before there is one. */
  long settledMs() {
    return anchor.previous == null ? Long.MIN_VALUE : anchor.previous.timeMs();
  }

  private Witness witness(Fix fix) {
    return new Witness(fix, digests.get(fix.timeMs()));
  }

  /**
   * Digests are kept of fixes inside a zone, and of those so far from a neighbour that a zone may
   * have been crossed in between; also of late fixes, which are few.
   */
  private void forgetDigestUnlessNeeded(int at, ZoneFold fold) {
    if (at < 0) {
      return;
    }
    Fix fix = log.get(at);
    boolean mayHaveCrossed =
        (at > 0 && fold.mayCross(log.get(at - 1), fix))
            || (at + 1 < log.size() && fold.mayCross(fix, log.get(at + 1)));
    if (!mayHaveCrossed && !fold.isInZone(fix)) {
      digests.remove(fix.timeMs());
    }
  }

  private void foldAgain(ZoneFold fold) {
    now = anchor.copy();
    for (int i = 0; i < log.size(); i++) {
      fold.step(now, log.get(i));
    }
  }

  private void prune(long horizonMs, ZoneFold fold) {
    int old = 0;
    while (old < log.size() && log.get(old).timeMs() < horizonMs) {
      old++;
    }
    if (old < PRUNE_BATCH && old < log.size()) {
      return;
    }
    if (old == 0) {
      return;
    }
    for (int i = 0; i < old; i++) {
      fold.step(anchor, log.get(i));
    }
    anchor.finished.clear();
    log.removeFirst(old);
    long settledMs = anchor.previous.timeMs();
    now.finished.removeIf(visit -> visit.endedByMs <= settledMs);
    digests.removeUpTo(settledMs);
  }

  TruckTrack copy() {
    return new TruckTrack(log.copy(), anchor.copy(), now.copy(), digests.copy(), newestMs);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(newestMs);
    log.write(out);
    anchor.write(out);
    now.write(out);
    digests.write(out);
  }

  static TruckTrack read(DataInput in) throws IOException {
    long newestMs = in.readLong();
    FixLog log = FixLog.read(in);
    FoldState anchor = FoldState.read(in);
    FoldState now = FoldState.read(in);
    DigestLog digests = DigestLog.read(in);
    return new TruckTrack(log, anchor, now, digests, newestMs);
  }
}
