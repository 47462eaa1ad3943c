package dev.offsite.pipelines.judge.track;

import dev.offsite.schemas.candidate.Candidate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A part of a drive in which a condition of one rule held at one place. Mutable while it goes on; a
 * fold's own. Not thread-safe.
 */
public final class Stretch {

  /** Marks a time that is not known yet. */
  private static final long NONE = Long.MIN_VALUE;

  /** The form of fixes in form 1 of a stretch. */
  private static final int FORM_OF_FIXES = 2;

  private static final int PROVEN = 1;
  private static final int REPAIRED = 2;
  private static final int FOLLOWED = 4;

  private final String ruleId;
  private final String siteKey;
  private final long startMs;

  private Witness first;
  private Witness worst;
  private Witness last;
  private double worstValue;
  private int observations;
  private double distanceM;

  /** Metres driven since the last fix at which it held, over fixes that do not say. */
  private double unsaidM;

  private int marks;
  private boolean isProven;
  private boolean isRepaired;
  private boolean isFollowed;
  private long clearSinceMs = NONE;
  private long endMs = NONE;
  private long endedByMs = NONE;
  private ThinTrack track = new ThinTrack();
  private final MadeFinding made = new MadeFinding();

  private Stretch(String ruleId, String siteKey, long startMs) {
    this.ruleId = ruleId;
    this.siteKey = siteKey;
    this.startMs = startMs;
  }

  /** Begins with the first fix at which the condition is seen to hold. */
  static Stretch begin(ConditionRule rule, Condition.Held held, Step step) {
    Stretch stretch = new Stretch(rule.id(), held.siteKey(), step.fix().timeMs());
    stretch.track.addFrom(step.trail(), stretch.startMs - rule.trackBeforeMs());
    stretch.observe(rule, held, step.witness(), 0);
    return stretch;
  }

  /**
   * Takes note of a fix at which the condition holds.
   *
   * @param movedM metres driven since the fix before
   */
  void observe(ConditionRule rule, Condition.Held held, Witness witness, double movedM) {
    if (first == null) {
      first = witness;
    }
    if (worst == null || held.value() > worstValue) {
      worst = witness;
      worstValue = held.value();
    }
    last = witness;
    observations++;
    distanceM += unsaidM + movedM;
    unsaidM = 0;
    marks |= held.marks();
    isRepaired |= witness.fix().isRepaired();
    clearSinceMs = NONE;
    track.add(witness.fix());
    isProven |=
        observations >= rule.fixesMin()
            && witness.fix().timeMs() - startMs >= rule.heldMsMin()
            && distanceM >= rule.metresMin();
  }

  /**
   * Takes note of a fix that does not say whether it holds, so many metres after the one before.
   */
  void pass(double movedM) {
    unsaidM += movedM;
  }

  /** Takes note of a fix at which it does not hold; whether it has been gone for long enough. */
  boolean isGone(ConditionRule rule, Fix fix) {
    if (!isProven) {
      return true;
    }
    unsaidM = 0;
    if (clearSinceMs == NONE) {
      clearSinceMs = fix.timeMs();
    }
    return fix.timeMs() - clearSinceMs >= rule.clearMsMax();
  }

  /** Ends it with the last fix at which the condition held. */
  void end(Fix shownBy) {
    endMs = last.fix().timeMs();
    endedByMs = shownBy.timeMs();
  }

  /** Takes note of where the truck went after the end. */
  void follow(ConditionRule rule, Fix fix) {
    if (!isFollowed && rule.trackAfterMs() > 0) {
      track.add(fix);
      made.forget();
      isFollowed = fix.timeMs() >= endMs + rule.trackAfterMs();
    }
  }

  /** What was said of it; to be asked once it has ended. */
  MadeFinding made() {
    return made;
  }

  boolean isOf(ConditionRule rule, String site) {
    return isOf(rule) && siteKey.equals(site);
  }

  boolean isOf(ConditionRule rule) {
    return ruleId.equals(rule.id());
  }

  boolean isSettled(long settledMs) {
    return endedByMs <= settledMs;
  }

  /** Id of the rule. */
  public String ruleId() {
    return ruleId;
  }

  /** Names the place; see {@link Condition.Held#siteKey()}. */
  public String siteKey() {
    return siteKey;
  }

  /** First fix at which it held, milliseconds since the epoch. */
  public long startMs() {
    return startMs;
  }

  /** Last fix at which it held, milliseconds since the epoch. */
  public long lastMs() {
    return last.fix().timeMs();
  }

  /** First fix at which it held. */
  public Fix firstFix() {
    return first.fix();
  }

  /** The fix at which it was worst. */
  public Fix worstFix() {
    return worst.fix();
  }

  /** Last fix at which it held. */
  public Fix lastFix() {
    return last.fix();
  }

  /** How bad it was at the worst. */
  public double worstValue() {
    return worstValue;
  }

  /** Number of fixes at which it held. */
  public int observations() {
    return observations;
  }

  /** Metres driven between these, without the way to a fix at which it did not hold. */
  public double distanceM() {
    return distanceM;
  }

  /** Seconds from the first to the last of these. */
  public double durationS() {
    return (lastMs() - startMs) / 1000.0;
  }

  /** All marks of these. */
  public int marks() {
    return marks;
  }

  /** Whether it held as long as the rule asks. */
  public boolean isProven() {
    return isProven;
  }

  /** Whether one of the fixes stands in a record that was repaired. */
  public boolean isRepaired() {
    return isRepaired;
  }

  /** Whether it has ended. */
  public boolean isOver() {
    return endMs != NONE;
  }

  /** Whether the track holds all of what comes after the end. */
  public boolean isFollowed() {
    return isFollowed;
  }

  /** The original records of first, worst and last, as far as their digests are kept. */
  Citation citation() {
    return new Citation().cite("FIRST", first).cite("WORST", worst).cite("LAST", last);
  }

  /** Points of the drive before, in and after it. */
  public List<Candidate.TrackPoint> track() {
    return track.points();
  }

  Stretch copy() {
    Stretch copy = new Stretch(ruleId, siteKey, startMs);
    copy.first = first;
    copy.worst = worst;
    copy.last = last;
    copy.worstValue = worstValue;
    copy.observations = observations;
    copy.distanceM = distanceM;
    copy.unsaidM = unsaidM;
    copy.marks = marks;
    copy.isProven = isProven;
    copy.isRepaired = isRepaired;
    copy.isFollowed = isFollowed;
    copy.clearSinceMs = clearSinceMs;
    copy.endMs = endMs;
    copy.endedByMs = endedByMs;
    copy.track = track.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(ruleId);
    out.writeUTF(siteKey);
    out.writeLong(startMs);
    first.write(out);
    worst.write(out);
    last.write(out);
    out.writeDouble(worstValue);
    out.writeInt(observations);
    out.writeDouble(distanceM);
    out.writeDouble(unsaidM);
    out.writeInt(marks);
    out.writeByte(
        (isProven ? PROVEN : 0) | (isRepaired ? REPAIRED : 0) | (isFollowed ? FOLLOWED : 0));
    out.writeLong(clearSinceMs);
    out.writeLong(endMs);
    out.writeLong(endedByMs);
    track.write(out);
  }

  static Stretch read(DataInput in) throws IOException {
    Stretch stretch = new Stretch(in.readUTF(), in.readUTF(), in.readLong());
    stretch.first = Witness.read(FORM_OF_FIXES, in);
    stretch.worst = Witness.read(FORM_OF_FIXES, in);
    stretch.last = Witness.read(FORM_OF_FIXES, in);
    stretch.worstValue = in.readDouble();
    stretch.observations = in.readInt();
    stretch.distanceM = in.readDouble();
    stretch.unsaidM = in.readDouble();
    stretch.marks = in.readInt();
    int flags = in.readUnsignedByte();
    stretch.isProven = (flags & PROVEN) != 0;
    stretch.isRepaired = (flags & REPAIRED) != 0;
    stretch.isFollowed = (flags & FOLLOWED) != 0;
    stretch.clearSinceMs = in.readLong();
    stretch.endMs = in.readLong();
    stretch.endedByMs = in.readLong();
    stretch.track = ThinTrack.read(in);
    return stretch;
  }
}
