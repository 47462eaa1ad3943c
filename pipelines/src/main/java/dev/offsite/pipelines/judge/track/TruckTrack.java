package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one truck: its fixes within the lateness horizon, and where the fold stood where
 * the horizon begins (the base), at some fixes between (the anchors), and stands now. Mutable; not
 * thread-safe.
 *
 * <p>Law: whatever the order and repetition in which a set of fixes within the horizon is added,
 * {@link #findings} ends the same.
 */
public final class TruckTrack {

  /**
   * If no anchor stands before the horizon, as after a restart, fixes that left it are folded into
   * the base once there are this many: more than between two anchors of a terminal that reports
   * each second.
   */
  private static final int FOLD_BATCH = 16 * FixLog.BLOCK;

  /**
   * Of harmless fixes, digests this far apart are kept too, because a late fix may show that they
   * were not harmless: of a terminal that reports each ten seconds, give or take, every one; of one
   * that reports each second, an eighth, or they would be three quarters of all that is kept of it.
   */
  private static final Duration DIGESTS_APART = Duration.ofSeconds(8);

  /** The form of release 0.1.0. */
  private static final int OLDEST_FORM = FixForm.WITHOUT_SIGNALS;

  private final FixLog log;
  private FoldState base;
  private final Anchors anchors;
  private FoldState now;

  /** Digests of the records of the newest fix, of those that rules build on, and of some others. */
  private final DigestLog digests;

  /** Not part of the state. */
  private final Registration registration = new Registration();

  private long newestMs;

  /** Whether a rule asked for the digest of the newest fix that has a place. */
  private boolean keepsNewest;

  private TruckTrack(
      FixLog log,
      FoldState base,
      Anchors anchors,
      FoldState now,
      DigestLog digests,
      long newestMs,
      boolean keepsNewest) {
    this.log = log;
    this.base = base;
    this.anchors = anchors;
    this.now = now;
    this.digests = digests;
    this.newestMs = newestMs;
    this.keepsNewest = keepsNewest;
  }

  /** A truck of which nothing was heard. */
  public static TruckTrack empty(RuleFolds folds) {
    return new TruckTrack(
        new FixLog(),
        FoldState.start(folds),
        new Anchors(),
        FoldState.start(folds),
        new DigestLog(),
        Long.MIN_VALUE,
        false);
  }

  /** What adding a fix did. */
  public enum Added {
    /** The findings may have changed. */
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
  public Added add(
      Fix fix, String sha256, Duration horizon, String deviceId, ReferenceSnapshot reference) {
    if (newestMs != Long.MIN_VALUE && fix.timeMs() < newestMs - horizon.toMillis()) {
      return Added.BEYOND_HORIZON;
    }
    Drive drive = new Drive(deviceId, reference, registration, digests);
    if (fix.timeMs() > newestMs) {
      newestMs = fix.timeMs();
      prune(newestMs - horizon.toMillis(), drive);
    }
    switch (log.add(fix)) {
      case NOTHING -> {
        return Added.REPEATED;
      }
      case LAST -> {
        digests.put(fix.timeMs(), sha256);
        foldLast(fix, drive);
      }
      case WITHIN -> {
        // Late fixes are few: their digests are always kept.
        digests.put(fix.timeMs(), sha256);
        foldAgainFrom(fix.timeMs(), drive);
      }
    }
    return Added.FOLDED;
  }

  /** Everything held against the truck that may still change, in the order of the folds. */
  public List<Finding> findings(Moment moment) {
    List<Finding> findings = new ArrayList<>();
    now.find(moment, digests, findings);
    return findings;
  }

  /**
   * Where one family of rules stands with the truck, to be read only; empty if the track has no
   * such family.
   *
   * @param name of the {@link RuleFold}
   */
  public <S extends RuleState> Optional<S> findState(String name, Class<S> type) {
    return Optional.ofNullable(now.find(name, type));
  }

  /** Number of fixes kept. */
  public int fixes() {
    return log.size();
  }

  /** Time up to which nothing can change any more; {@link Long#MIN_VALUE} before there is one. */
  public long settledMs() {
    return base.previousMs();
  }

  private void foldLast(Fix fix, Drive drive) {
    long beforeMs = now.previousMs();
    Step step = now.step(drive, fix);
    anchors.passed(now, log.size());
    if (!fix.hasPlace()) {
      keepsNewest |= step.keepsBefore();
      if (!step.keepsFix()) {
        letGo(fix.timeMs());
      }
      return;
    }
    // That of the last settled fix stays: what begins with a long silence cites it.
    if (beforeMs > settledMs() && !keepsNewest && !step.keepsBefore()) {
      letGo(beforeMs);
    }
    keepsNewest = step.keepsFix();
  }

  /** Forgets the digest of a fix on which no rule builds, unless none is held close before it. */
  private void letGo(long timeMs) {
    if (digests.isHeldBefore(timeMs, DIGESTS_APART.toMillis())) {
      digests.remove(timeMs);
    }
  }

  private void foldAgainFrom(long timeMs, Drive drive) {
    FoldState before = anchors.rewind(timeMs);
    now = before == null ? base.copy() : before.copy();
    now.settle(settledMs());
    log.forEachAfter(
        now.foldedMs(),
        fix -> {
          Step step = now.step(drive, fix);
          keepsNewest = fix.hasPlace() ? step.keepsFix() : keepsNewest || step.keepsBefore();
          anchors.passed(now, log.size());
        });
  }

  private void prune(long horizonMs, Drive drive) {
    FoldState passed = anchors.newestBefore(horizonMs);
    boolean allOld = !log.isEmpty() && log.lastTimeMs() < horizonMs;
    boolean tooManyOld = log.packedBefore(horizonMs) >= FOLD_BATCH;
    if (passed == null && !allOld && !tooManyOld) {
      return;
    }
    if (passed != null) {
      base = passed.copy();
      log.removeUpTo(base.foldedMs());
    }
    if (passed == null || allOld) {
      log.removeBefore(horizonMs, fix -> base.step(drive, fix));
    }
    long settledMs = settledMs();
    base.settle(settledMs);
    now.settle(settledMs);
    anchors.removeUpTo(base.foldedMs());
    // That of the last settled fix stays: what begins with a long silence cites it.
    String sha256 = digests.get(settledMs);
    digests.removeUpTo(base.foldedMs());
    if (!sha256.isEmpty()) {
      digests.put(settledMs, sha256);
    }
  }

  /** An independent copy. */
  public TruckTrack copy() {
    return new TruckTrack(
        log.copy(), base.copy(), anchors.copy(), now.copy(), digests.copy(), newestMs, keepsNewest);
  }

  /** Writes it to state in form 2. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(newestMs);
    out.writeBoolean(keepsNewest);
    log.write(out);
    base.write(out);
    now.write(out);
    digests.write(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param form 1 as release 0.1.0 wrote it, or 2
   */
  public static TruckTrack read(int form, RuleFolds folds, DataInput in) throws IOException {
    long newestMs = in.readLong();
    boolean keepsNewest = form == OLDEST_FORM || in.readBoolean();
    FixLog log = form == OLDEST_FORM ? FixLog.readWhole(in) : FixLog.read(in);
    FoldState base = FoldState.read(form, folds, in);
    FoldState now = FoldState.read(form, folds, in);
    DigestLog digests = DigestLog.read(in);
    return new TruckTrack(log, base, new Anchors(), now, digests, newestMs, keepsNewest);
  }
}
