package dev.offsite.pipelines.judge.terminal;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.ThinTrack;
import dev.offsite.pipelines.judge.track.Trail;
import dev.offsite.pipelines.judge.track.Witness;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a terminal was silent, or said that its power or antenna was cut and may then
 * have been silent. Mutable while it goes on; a fold's own. Not thread-safe.
 */
final class DarkSpell {

  private static final long NONE = Long.MIN_VALUE;

  /** The form of fixes in form 1 of a spell. */
  private static final int FORM_OF_FIXES = 2;

  private static final int CUT = 1;
  private static final int FOLLOWED = 2;
  private static final int IGNITION_SAID = 4;
  private static final int IGNITION_ON = 8;
  private static final int BACK = 16;

  private final String ruleId;
  private final boolean isCut;
  private final Cargo cargo;
  private final Witness first;

  private Witness last;
  private @Nullable Witness back;
  private int signals;
  private int observations;
  private boolean ignitionSaid;
  private boolean ignitionOn;
  private boolean isFollowed;
  private long endMs = NONE;
  private long endedByMs = NONE;
  private ThinTrack track = new ThinTrack();

  private DarkSpell(String ruleId, boolean isCut, Cargo cargo, Witness first) {
    this.ruleId = ruleId;
    this.isCut = isCut;
    this.cargo = cargo;
    this.first = first;
    this.last = first;
  }

  /** A silence after a fix. */
  static DarkSpell silentAfter(DarkRule rule, Witness witness, Cargo cargo, Trail trail) {
    return begin(rule, new DarkSpell(rule.rule().id(), false, cargo, witness), trail);
  }

  /** A cut that a fix tells of. */
  static DarkSpell cutAt(DarkRule rule, Witness witness, Cargo cargo, Trail trail) {
    return begin(rule, new DarkSpell(rule.rule().id(), true, cargo, witness), trail);
  }

  private static DarkSpell begin(DarkRule rule, DarkSpell spell, Trail trail) {
    long startMs = spell.startMs();
    spell.track.addBetween(trail, startMs - rule.trackBeforeMs(), startMs);
    spell.observe(spell.first);
    return spell;
  }

  /** Takes note of a fix with the alarm; the first one is taken note of at the begin. */
  void observe(Witness witness) {
    last = witness;
    back = null;
    observations++;
    signals |= witness.fix().signals();
    Boolean ignition = Signals.ignitionOn(witness.fix().signals());
    ignitionSaid |= ignition != null;
    ignitionOn |= Boolean.TRUE.equals(ignition);
    track.add(witness.fix());
  }

  /** Takes note of a fix at which all is well; the first one says where the truck is again. */
  void seeAgain(Witness witness) {
    if (back == null) {
      back = witness;
    }
    track.add(witness.fix());
  }

  /** Ends it where the truck was seen again, else with the last that was heard. */
  void end(Fix shownBy) {
    endMs = back == null ? lastMs() : back.fix().timeMs();
    endedByMs = shownBy.timeMs();
  }

  /** Takes note of where the truck went after the end. */
  void follow(DarkRule rule, Fix fix) {
    if (!isFollowed && rule.trackAfterMs() > 0) {
      track.add(fix);
      isFollowed = fix.timeMs() >= endMs + rule.trackAfterMs();
    }
  }

  boolean isOf(DarkRule rule) {
    return ruleId.equals(rule.rule().id());
  }

  boolean isSettled(long settledMs) {
    return endedByMs <= settledMs;
  }

  boolean isOver() {
    return endMs != NONE;
  }

  boolean isFollowed() {
    return isFollowed;
  }

  ViolationKind kind() {
    return isCut ? ViolationKind.TERMINAL_UNPLUGGED : ViolationKind.TERMINAL_SILENT;
  }

  String ruleId() {
    return ruleId;
  }

  Cargo cargo() {
    return cargo;
  }

  long startMs() {
    return first.fix().timeMs();
  }

  /** Last fix that was heard before the silence, or told of the cut; milliseconds. */
  long lastMs() {
    return last.fix().timeMs();
  }

  Fix firstFix() {
    return first.fix();
  }

  Fix lastFix() {
    return last.fix();
  }

  /** First fix at which all was well again; null if there is none. */
  @Nullable Fix backFix() {
    return back == null ? null : back.fix();
  }

  /** Metres from where it was last seen to where it was seen again; 0 as long as it was not. */
  double movedM() {
    return back == null ? 0 : Geodesics.distanceM(last.fix().position(), back.fix().position());
  }

  int observations() {
    return observations;
  }

  List<String> alarms() {
    return Signals.alarms(signals);
  }

  /** Whether the terminal said at some fix whether the ignition was on. */
  boolean ignitionSaid() {
    return ignitionSaid;
  }

  /** Whether the terminal said at every fix that the ignition was off. */
  boolean isParked() {
    return ignitionSaid && !ignitionOn;
  }

  boolean isRepaired() {
    return first.fix().isRepaired()
        || last.fix().isRepaired()
        || (back != null && back.fix().isRepaired());
  }

  List<Candidate.RawRecord> records() {
    List<Candidate.RawRecord> records = new ArrayList<>();
    first.record("FIRST").ifPresent(records::add);
    if (lastMs() != startMs()) {
      last.record("WORST").ifPresent(records::add);
    }
    if (back != null) {
      back.record("LAST").ifPresent(records::add);
    }
    return records;
  }

  List<Candidate.TrackPoint> track() {
    return track.points();
  }

  DarkSpell copy() {
    DarkSpell copy = new DarkSpell(ruleId, isCut, cargo, first);
    copy.last = last;
    copy.back = back;
    copy.signals = signals;
    copy.observations = observations;
    copy.ignitionSaid = ignitionSaid;
    copy.ignitionOn = ignitionOn;
    copy.isFollowed = isFollowed;
    copy.endMs = endMs;
    copy.endedByMs = endedByMs;
    copy.track = track.copy();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(ruleId);
    out.writeByte(
        (isCut ? CUT : 0)
            | (isFollowed ? FOLLOWED : 0)
            | (ignitionSaid ? IGNITION_SAID : 0)
            | (ignitionOn ? IGNITION_ON : 0)
            | (back == null ? 0 : BACK));
    out.writeUTF(cargo.name());
    first.write(out);
    last.write(out);
    if (back != null) {
      back.write(out);
    }
    out.writeInt(signals);
    out.writeInt(observations);
    out.writeLong(endMs);
    out.writeLong(endedByMs);
    track.write(out);
  }

  static DarkSpell read(DataInput in) throws IOException {
    String ruleId = in.readUTF();
    int marks = in.readUnsignedByte();
    Cargo cargo = Cargo.valueOf(in.readUTF());
    Witness first = Witness.read(FORM_OF_FIXES, in);
    DarkSpell spell = new DarkSpell(ruleId, (marks & CUT) != 0, cargo, first);
    spell.last = Witness.read(FORM_OF_FIXES, in);
    spell.back = (marks & BACK) == 0 ? null : Witness.read(FORM_OF_FIXES, in);
    spell.isFollowed = (marks & FOLLOWED) != 0;
    spell.ignitionSaid = (marks & IGNITION_SAID) != 0;
    spell.ignitionOn = (marks & IGNITION_ON) != 0;
    spell.signals = in.readInt();
    spell.observations = in.readInt();
    spell.endMs = in.readLong();
    spell.endedByMs = in.readLong();
    spell.track = ThinTrack.read(in);
    return spell;
  }
}
