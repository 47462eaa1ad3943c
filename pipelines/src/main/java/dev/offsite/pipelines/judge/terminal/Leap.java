package dev.offsite.pipelines.judge.terminal;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.track.Citation;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.MadeFinding;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.ThinTrack;
import dev.offsite.pipelines.judge.track.Witness;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Two fixes that lie further apart than a truck drives, and what was seen after them. Mutable until
 * it is told from a spike; a fold's own. Not thread-safe.
 */
final class Leap {

  /** Marks a time that is not known. */
  static final long NONE = Long.MIN_VALUE;

  /** The form of fixes in form 1 of a leap. */
  private static final int FORM_OF_FIXES = 2;

  private final String ruleId;

  /** Since when the coordinates before it had been the very same while the truck stood. */
  private final long sameSinceMs;

  private final Witness from;
  private final Witness to;
  private ThinTrack track = new ThinTrack();

  /** The rule about frozen positions that it falls under; empty text for the one about leaps. */
  private String frozenRuleId = "";

  private int fixesThere = 1;
  private boolean isFollowed;
  private long endedByMs = NONE;

  /** What was said of it; to be asked once it has ended. */
  final MadeFinding made = new MadeFinding();

  private Leap(String ruleId, long sameSinceMs, Witness from, Witness to) {
    this.ruleId = ruleId;
    this.sameSinceMs = sameSinceMs;
    this.from = from;
    this.to = to;
  }

  /**
   * The leap of this step.
   *
   * @param sameSinceMs since when the coordinates before it had been the very same while the truck
   *     stood; NONE if they had not
   */
  static Leap at(Step step, LeapRule rule, long sameSinceMs) {
    Witness from = step.witnessBefore();
    Leap leap = new Leap(rule.rule().id(), sameSinceMs, from, step.witness());
    long fromMs = from.fix().timeMs();
    leap.track.addBetween(step.trail(), fromMs - rule.trackBeforeMs(), fromMs);
    leap.track.add(from.fix());
    leap.track.add(step.fix());
    return leap;
  }

  /** The leap from where this one began to the fix of a further leap. */
  Leap goOn(Step step) {
    Leap further = new Leap(ruleId, sameSinceMs, from, step.witness());
    further.track = track.copy();
    further.track.add(step.fix());
    return further;
  }

  /** Takes note of a fix that can be driven to from there; whether it is no spike. */
  boolean stays(LeapRule rule, Fix fix) {
    fixesThere++;
    track.add(fix);
    return fixesThere >= rule.fixesMin() && fix.timeMs() - to.fix().timeMs() >= rule.stayMsMin();
  }

  /** Whether a fix shows that it was a spike: it is back where the truck had been. */
  boolean isSpike(LeapRule rule, Fix fix) {
    double backM = Geodesics.distanceM(from.fix().position(), fix.position());
    double awayM = Geodesics.distanceM(to.fix().position(), fix.position());
    return backM < awayM && rule.isReachable(from.fix(), fix);
  }

  /** Ends it: it was told from a spike. */
  void end(String frozenRule, Fix shownBy) {
    frozenRuleId = frozenRule;
    endedByMs = shownBy.timeMs();
  }

  /** Takes note of where the truck went after it. */
  void follow(LeapRule rule, Fix fix) {
    if (!isFollowed && rule.trackAfterMs() > 0) {
      track.add(fix);
      made.forget();
      isFollowed = fix.timeMs() >= to.fix().timeMs() + rule.trackAfterMs();
    }
  }

  boolean isOf(LeapRule rule) {
    return ruleId.equals(rule.rule().id());
  }

  boolean isSettled(long settledMs) {
    return endedByMs <= settledMs;
  }

  boolean isFollowed() {
    return isFollowed;
  }

  /** The rule that makes the candidate. */
  String judgedBy() {
    return frozenRuleId.isEmpty() ? ruleId : frozenRuleId;
  }

  ViolationKind kind() {
    return frozenRuleId.isEmpty() ? ViolationKind.POSITION_JUMP : ViolationKind.POSITION_FROZEN;
  }

  String ruleId() {
    return ruleId;
  }

  long sameSinceMs() {
    return sameSinceMs;
  }

  Fix from() {
    return from.fix();
  }

  Fix to() {
    return to.fix();
  }

  double metres() {
    return Geodesics.distanceM(from().position(), to().position());
  }

  /** Speed that the way takes, km/h. */
  double impliedKph() {
    return metres() / (to().timeMs() - from().timeMs()) * 3_600;
  }

  Citation citation() {
    return new Citation().cite("FIRST", from).cite("LAST", to);
  }

  List<Candidate.TrackPoint> track() {
    return track.points();
  }

  Leap copy() {
    Leap copy = new Leap(ruleId, sameSinceMs, from, to);
    copy.track = track.copy();
    copy.frozenRuleId = frozenRuleId;
    copy.fixesThere = fixesThere;
    copy.isFollowed = isFollowed;
    copy.endedByMs = endedByMs;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(ruleId);
    out.writeLong(sameSinceMs);
    from.write(out);
    to.write(out);
    track.write(out);
    out.writeUTF(frozenRuleId);
    out.writeInt(fixesThere);
    out.writeBoolean(isFollowed);
    out.writeLong(endedByMs);
  }

  static Leap read(DataInput in) throws IOException {
    String ruleId = in.readUTF();
    long sameSinceMs = in.readLong();
    Witness from = Witness.read(FORM_OF_FIXES, in);
    Witness to = Witness.read(FORM_OF_FIXES, in);
    Leap leap = new Leap(ruleId, sameSinceMs, from, to);
    leap.track = ThinTrack.read(in);
    leap.frozenRuleId = in.readUTF();
    leap.fixesThere = in.readInt();
    leap.isFollowed = in.readBoolean();
    leap.endedByMs = in.readLong();
    return leap;
  }
}
