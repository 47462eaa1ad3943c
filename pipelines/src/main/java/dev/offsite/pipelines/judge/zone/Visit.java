package dev.offsite.pipelines.judge.zone;

import dev.offsite.pipelines.decode.CodedIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A truck's stay in one zone while the zone is closed to it. Mutable while it goes on; a fold's
 * own. Not thread-safe.
 */
final class Visit {

  /** Marks a time that is not known yet. */
  static final long NONE = Long.MIN_VALUE;

  /** More points than this are thinned to half. */
  private static final int TRACK_MAX = 120;

  /** Marks in the stored form, in which an older one knew the first only. */
  private static final int CROSSED_ONLY = 1;

  private static final int REPAIRED = 2;

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

  /** First moment outside, while still within the margin of the border; NONE while inside. */
  long leftMs = NONE;

  /** End of the visit; NONE while it goes on. */
  long endMs = NONE;

  /** Time of the fix that showed the end; NONE while it goes on. */
  long endedByMs = NONE;

  private long runStartMs = NONE;
  private int run;
  private int trackStride = 1;
  private int trackSeen;
  private final List<Fix> track = new ArrayList<>();

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
    repaired |= CodedIndex.isRepaired(witness.fix().index());
    observations++;
    distanceM += movedM;
    leftMs = NONE;
    addToTrack(witness.fix());
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

  /** Points of the drive, oldest first, at most {@value #TRACK_MAX}, evenly thinned. */
  List<Fix> track() {
    return List.copyOf(track);
  }

  private void addToTrack(Fix fix) {
    if (trackSeen++ % trackStride != 0) {
      return;
    }
    if (track.size() == TRACK_MAX) {
      for (int i = 1; i < track.size(); i++) {
        track.remove(i);
      }
      trackStride *= 2;
      if ((trackSeen - 1) % trackStride != 0) {
        return;
      }
    }
    track.add(fix);
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
    copy.endMs = endMs;
    copy.endedByMs = endedByMs;
    copy.runStartMs = runStartMs;
    copy.run = run;
    copy.trackStride = trackStride;
    copy.trackSeen = trackSeen;
    copy.track.addAll(track);
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(ruleId);
    out.writeUTF(fenceId);
    out.writeInt(fenceVersion);
    out.writeLong(startMs);
    out.writeLong(startUncertaintyMs);
    writeWitness(first, out);
    writeWitness(deepest, out);
    writeWitness(last, out);
    out.writeDouble(deepestM);
    out.writeInt(observations);
    out.writeDouble(distanceM);
    out.writeBoolean(proven);
    out.writeByte((crossedOnly ? CROSSED_ONLY : 0) | (repaired ? REPAIRED : 0));
    out.writeLong(leftMs);
    out.writeLong(endMs);
    out.writeLong(endedByMs);
    out.writeLong(runStartMs);
    out.writeInt(run);
    out.writeInt(trackStride);
    out.writeInt(trackSeen);
    out.writeInt(track.size());
    for (Fix fix : track) {
      FixForm.write(fix, out);
    }
  }

  static Visit read(DataInput in) throws IOException {
    Visit visit = new Visit(in.readUTF(), in.readUTF(), in.readInt(), in.readLong(), in.readLong());
    visit.first = readWitness(in);
    visit.deepest = readWitness(in);
    visit.last = readWitness(in);
    visit.deepestM = in.readDouble();
    visit.observations = in.readInt();
    visit.distanceM = in.readDouble();
    visit.proven = in.readBoolean();
    int marks = in.readUnsignedByte();
    visit.crossedOnly = (marks & CROSSED_ONLY) != 0;
    visit.repaired = (marks & REPAIRED) != 0;
    visit.leftMs = in.readLong();
    visit.endMs = in.readLong();
    visit.endedByMs = in.readLong();
    visit.runStartMs = in.readLong();
    visit.run = in.readInt();
    visit.trackStride = in.readInt();
    visit.trackSeen = in.readInt();
    int points = in.readInt();
    for (int i = 0; i < points; i++) {
      visit.track.add(FixForm.read(in));
    }
    return visit;
  }

  private static void writeWitness(Witness witness, DataOutput out) throws IOException {
    FixForm.write(witness.fix(), out);
    out.writeUTF(witness.sha256());
  }

  private static Witness readWitness(DataInput in) throws IOException {
    return new Witness(FixForm.read(in), in.readUTF());
  }
}
