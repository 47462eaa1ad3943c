package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.track.Citation;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.MadeFinding;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.ThinTrack;
import dev.offsite.pipelines.judge.track.Witness;
import dev.offsite.schemas.candidate.Candidate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * One tipping of a load where it may not be: the signs of it that were seen. Mutable while it goes
 * on; a fold's own. Not thread-safe.
 */
final class Tip {

  /** The body was up while it stood. */
  static final int BODY_RAISED = 1;

  /** It backed up. */
  static final int REVERSED = 2;

  /** It became lighter. */
  static final int LIGHTER = 4;

  private static final long NONE = CargoWatch.NONE;
  private static final int FORM_OF_FIXES = 2;

  private static final int PRESUMED = 1;
  private static final int REPAIRED = 2;
  private static final int FOLLOWED = 4;

  final String ruleId;
  final boolean isPresumed;

  private final Witness first;

  /** Where it tipped: the first fix with the body up, else the last that reversed. */
  private Witness where;

  private Witness last;

  /** Load and payload at the first sign. */
  private final int loadBefore;

  private final int payloadBeforeKg;

  private int signs;
  private int observations;
  private boolean isRepaired;
  private boolean isFollowed;

  /** Since when it has been lighter; NONE if it is not. */
  private long lighterSinceMs = NONE;

  private int payloadAfterKg;
  private int loadAfter;
  private long endMs = NONE;
  private long endedByMs = NONE;
  private ThinTrack track = new ThinTrack();

  /** What was said of it; to be asked once it has ended. */
  final MadeFinding made = new MadeFinding();

  private Tip(
      String ruleId, boolean isPresumed, Witness first, int loadBefore, int payloadBeforeKg) {
    this.ruleId = ruleId;
    this.isPresumed = isPresumed;
    this.first = first;
    this.loadBefore = loadBefore;
    this.payloadBeforeKg = payloadBeforeKg;
    where = first;
    last = first;
    loadAfter = loadBefore;
    payloadAfterKg = payloadBeforeKg;
  }

  /**
   * Begins with a fix that shows a first sign.
   *
   * @param before what was known of the load at the fix before
   */
  static Tip begin(DumpRule rule, boolean isPresumed, LoadReading before, Step step, int sign) {
    Tip tip = new Tip(rule.id(), isPresumed, step.witness(), before.load(), before.payloadKg());
    tip.track.addFrom(step.trail(), step.fix().timeMs() - rule.trackBeforeMs());
    tip.see(step, sign);
    return tip;
  }

  /** Takes note of a fix with a sign. */
  void see(Step step, int sign) {
    Witness witness = step.witness();
    boolean moves = (sign & BODY_RAISED) != 0 ? (signs & BODY_RAISED) == 0 : signs == REVERSED;
    if (moves || signs == 0) {
      where = witness;
    }
    signs |= sign;
    last = witness;
    observations++;
    isRepaired |= witness.fix().isRepaired();
    track.add(witness.fix());
  }

  /** Takes note of what the load is at any fix while it goes on. */
  void weigh(Fix fix, DumpRule rule) {
    LoadReading reading = LoadReading.of(fix);
    if (reading.isUnknown()) {
      return;
    }
    LoadReading before = new LoadReading(loadBefore, payloadBeforeKg);
    if (!reading.isLighterThan(before, rule.payloadDropKg())) {
      lighterSinceMs = NONE;
      return;
    }
    if (lighterSinceMs == NONE) {
      lighterSinceMs = fix.timeMs();
    }
    if (fix.timeMs() > lighterSinceMs && fix.timeMs() - lighterSinceMs >= rule.lighterMs()) {
      signs |= LIGHTER;
    }
    if ((signs & LIGHTER) != 0) {
      loadAfter = reading.load();
      payloadAfterKg = reading.payloadKg();
    }
  }

  void end(Fix shownBy) {
    endMs = last.fix().timeMs();
    endedByMs = shownBy.timeMs();
  }

  void follow(DumpRule rule, Fix fix) {
    if (!isFollowed && rule.trackAfterMs() > 0) {
      track.add(fix);
      made.forget();
      isFollowed = fix.timeMs() >= endMs + rule.trackAfterMs();
    }
  }

  boolean isProven(DumpRule rule) {
    return Integer.bitCount(signs) >= rule.signsMin();
  }

  double distanceM(Fix fix) {
    return Geodesics.distanceM(where.fix().position(), fix.position());
  }

  boolean hasLeft(Fix fix, DumpRule rule) {
    return distanceM(fix) > rule.radiusM();
  }

  boolean isOutOfWindow(Fix fix, DumpRule rule) {
    return fix.timeMs() - last.fix().timeMs() > rule.windowMs();
  }

  /** Whether nothing more can be learned of it when the truck has left. */
  boolean needsNoLoad() {
    return (signs & LIGHTER) != 0 || new LoadReading(loadBefore, payloadBeforeKg).isUnknown();
  }

  boolean isSettled(long settledMs) {
    return endedByMs <= settledMs;
  }

  boolean isOver() {
    return endMs != NONE;
  }

  boolean isRepaired() {
    return isRepaired;
  }

  boolean isFollowed() {
    return isFollowed;
  }

  boolean has(int sign) {
    return (signs & sign) != 0;
  }

  int signs() {
    return Integer.bitCount(signs);
  }

  int observations() {
    return observations;
  }

  Fix firstFix() {
    return first.fix();
  }

  Fix whereFix() {
    return where.fix();
  }

  Fix lastFix() {
    return last.fix();
  }

  LoadReading before() {
    return new LoadReading(loadBefore, payloadBeforeKg);
  }

  LoadReading after() {
    return new LoadReading(loadAfter, payloadAfterKg);
  }

  Citation citation() {
    return new Citation().cite("FIRST", first).cite("WORST", where).cite("LAST", last);
  }

  List<Candidate.TrackPoint> track() {
    return track.points();
  }

  Tip copy() {
    Tip copy = new Tip(ruleId, isPresumed, first, loadBefore, payloadBeforeKg);
    copy.where = where;
    copy.last = last;
    copy.signs = signs;
    copy.observations = observations;
    copy.isRepaired = isRepaired;
    copy.isFollowed = isFollowed;
    copy.lighterSinceMs = lighterSinceMs;
    copy.payloadAfterKg = payloadAfterKg;
    copy.loadAfter = loadAfter;
    copy.endMs = endMs;
    copy.endedByMs = endedByMs;
    copy.track = track.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(ruleId);
    first.write(out);
    where.write(out);
    last.write(out);
    out.writeByte(loadBefore);
    out.writeInt(payloadBeforeKg);
    out.writeByte(signs);
    out.writeInt(observations);
    out.writeByte(
        (isPresumed ? PRESUMED : 0) | (isRepaired ? REPAIRED : 0) | (isFollowed ? FOLLOWED : 0));
    out.writeLong(lighterSinceMs);
    out.writeByte(loadAfter);
    out.writeInt(payloadAfterKg);
    out.writeLong(endMs);
    out.writeLong(endedByMs);
    track.write(out);
  }

  static Tip read(DataInput in) throws IOException {
    String ruleId = in.readUTF();
    Witness first = Witness.read(FORM_OF_FIXES, in);
    Witness where = Witness.read(FORM_OF_FIXES, in);
    Witness last = Witness.read(FORM_OF_FIXES, in);
    int loadBefore = in.readUnsignedByte();
    int payloadBeforeKg = in.readInt();
    int signs = in.readUnsignedByte();
    int observations = in.readInt();
    int flags = in.readUnsignedByte();
    Tip tip = new Tip(ruleId, (flags & PRESUMED) != 0, first, loadBefore, payloadBeforeKg);
    tip.where = where;
    tip.last = last;
    tip.signs = signs;
    tip.observations = observations;
    tip.isRepaired = (flags & REPAIRED) != 0;
    tip.isFollowed = (flags & FOLLOWED) != 0;
    tip.lighterSinceMs = in.readLong();
    tip.loadAfter = in.readUnsignedByte();
    tip.payloadAfterKg = in.readInt();
    tip.endMs = in.readLong();
    tip.endedByMs = in.readLong();
    tip.track = ThinTrack.read(in);
    return tip;
  }
}
