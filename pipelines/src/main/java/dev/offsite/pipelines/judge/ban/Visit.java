package dev.offsite.pipelines.judge.ban;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.MadeFinding;
import dev.offsite.pipelines.judge.track.ThinTrack;
import dev.offsite.pipelines.judge.track.Trail;
import dev.offsite.pipelines.judge.track.Witness;
import dev.offsite.schemas.candidate.Candidate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A truck's stay in one zone while the zone is closed to it. Mutable while it goes on; a fold's
 * own. Not thread-safe.
 */
final class Visit {

  /** Marks a time that is not known yet. */
  static final long NONE = Long.MIN_VALUE;

  /** Marks in the stored form, in which an older one knew the first only. */
  private static final int CROSSED_ONLY = 1;

  private static final int REPAIRED = 2;

  private static final int FOLLOWED = 4;

  private static final int BEYOND = 8;

  /** The form of release 0.1.0, in which the track consists of whole fixes. */
  private static final int WHOLE_TRACK = 1;

  final String ruleId;
  final String fenceId;
  final int fenceVersion;
  final long startMs;
  final long startUncertaintyMs;

  Witness first;
  Witness deepest;
  Witness last;
  double deepestM;
  int observations;
  double distanceM;
  boolean proven;
  boolean crossedOnly;

  /** Whether one of its fixes stands in a record that was repaired. */
  boolean repaired;

  /** Whether the track holds all of what comes after the end. */
  boolean isFollowed;

  /** First moment outside, while still within the margin of the border; NONE while inside. */
  long leftMs = NONE;

  /** Whether the newest fix lies beyond the margin, by less than its accuracy can be trusted. */
  boolean seemsBeyond;

  /** End of the visit; NONE while it goes on. */
  long endMs = NONE;

  /** Time of the fix that showed the end; NONE while it goes on. */
  long endedByMs = NONE;

  private long runStartMs = NONE;
  private int run;
  private ThinTrack track = new ThinTrack();

  /** What was said of it; to be asked once it has ended. */
  final MadeFinding made = new MadeFinding();

  Visit(String ruleId, String fenceId, int fenceVersion, long startMs, long startUncertaintyMs) {
    this.ruleId = ruleId;
    this.fenceId = fenceId;
    this.fenceVersion = fenceVersion;
    this.startMs = startMs;
    this.startUncertaintyMs = startUncertaintyMs;
  }

  /** Whether this is the visit of that rule to that fence. */
  boolean isOf(String rule, String fence) {
    return ruleId.equals(rule) && fenceId.equals(fence);
  }

  boolean isOver() {
    return endMs != NONE;
  }

  /**
   * Takes note of a fix inside.
   *
   * @param depthM metres from the fix to the border
   * @param movedM metres driven since the fix before
   */
  void observe(Witness witness, double depthM, double movedM) {
    if (first == null) {
      first = witness;
    }
    if (deepest == null || depthM > deepestM) {
      deepest = witness;
      deepestM = depthM;
    }
    last = witness;
    repaired |= witness.fix().isRepaired();
    observations++;
    distanceM += movedM;
    leftMs = NONE;
    seemsBeyond = false;
    track.add(witness.fix());
  }

  /**
   * Counts towards the proof.
   *
   * @param clear whether the fix is inside beyond doubt
   */
  void prove(long timeMs, boolean clear, int fixesMin, long insideMsMin) {
    if (!clear) {
      run = 0;
      runStartMs = NONE;
      return;
    }
    if (run == 0) {
      runStartMs = timeMs;
    }
    run++;
    proven |= run >= fixesMin && timeMs - runStartMs >= insideMsMin;
  }

  void breakRun() {
    run = 0;
    runStartMs = NONE;
  }

  void end(long atMs, long byMs) {
    endMs = Math.max(atMs, startMs);
    endedByMs = byMs;
  }

  /** Sets off with where the truck came from. */
  void comeFrom(Trail trail, long fromMs) {
    track.addFrom(trail, fromMs);
  }

  /** Takes note of where the truck went after the end. */
  void follow(Fix fix, long untilMs) {
    track.add(fix);
    made.forget();
    isFollowed |= fix.timeMs() >= untilMs;
  }

  /** Points of the drive, oldest first, evenly thinned. */
  List<Candidate.TrackPoint> track() {
    return track.points();
  }

  Visit copy() {
    Visit copy = new Visit(ruleId, fenceId, fenceVersion, startMs, startUncertaintyMs);
    copy.first = first;
    copy.deepest = deepest;
    copy.last = last;
    copy.deepestM = deepestM;
    copy.observations = observations;
    copy.distanceM = distanceM;
    copy.proven = proven;
    copy.crossedOnly = crossedOnly;
    copy.repaired = repaired;
    copy.leftMs = leftMs;
    copy.seemsBeyond = seemsBeyond;
    copy.endMs = endMs;
    copy.endedByMs = endedByMs;
    copy.runStartMs = runStartMs;
    copy.run = run;
    copy.isFollowed = isFollowed;
    copy.track = track.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(ruleId);
    out.writeUTF(fenceId);
    out.writeInt(fenceVersion);
    out.writeLong(startMs);
    out.writeLong(startUncertaintyMs);
    first.write(out);
    deepest.write(out);
    last.write(out);
    out.writeDouble(deepestM);
    out.writeInt(observations);
    out.writeDouble(distanceM);
    out.writeBoolean(proven);
    out.writeByte(
        (crossedOnly ? CROSSED_ONLY : 0)
            | (repaired ? REPAIRED : 0)
            | (isFollowed ? FOLLOWED : 0)
            | (seemsBeyond ? BEYOND : 0));
    out.writeLong(leftMs);
    out.writeLong(endMs);
    out.writeLong(endedByMs);
    out.writeLong(runStartMs);
    out.writeInt(run);
    track.write(out);
  }

  static Visit read(int form, DataInput in) throws IOException {
    Visit visit = new Visit(in.readUTF(), in.readUTF(), in.readInt(), in.readLong(), in.readLong());
    visit.first = Witness.read(form, in);
    visit.deepest = Witness.read(form, in);
    visit.last = Witness.read(form, in);
    visit.deepestM = in.readDouble();
    visit.observations = in.readInt();
    visit.distanceM = in.readDouble();
    visit.proven = in.readBoolean();
    int marks = in.readUnsignedByte();
    visit.crossedOnly = (marks & CROSSED_ONLY) != 0;
    visit.repaired = (marks & REPAIRED) != 0;
    visit.isFollowed = (marks & FOLLOWED) != 0;
    visit.seemsBeyond = (marks & BEYOND) != 0;
    visit.leftMs = in.readLong();
    visit.endMs = in.readLong();
    visit.endedByMs = in.readLong();
    visit.runStartMs = in.readLong();
    visit.run = in.readInt();
    visit.track = form == WHOLE_TRACK ? ThinTrack.readWhole(in) : ThinTrack.read(in);
    return visit;
  }
}
