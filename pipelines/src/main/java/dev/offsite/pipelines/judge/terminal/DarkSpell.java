package dev.offsite.pipelines.judge.terminal;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Citation;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.MadeFinding;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.ThinTrack;
import dev.offsite.pipelines.judge.track.Trail;
import dev.offsite.pipelines.judge.track.Witness;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a terminal was silent, or said that its power or antenna was cut and may then
 * have been silent. Mutable while it goes on; a fold's own. Not thread-safe.
 */
final class DarkSpell {

  private static final long NONE = Long.MIN_VALUE;

  /** The form of fixes in forms 1 and 2 of a spell. */
  private static final int FORM_OF_FIXES = 2;

  /** In form 1 every report told of has a place. */
  private static final int FORM_WITH_PLACES_ONLY = 1;

  private static final int CUT = 1;
  private static final int FOLLOWED = 2;
  private static final int IGNITION_SAID = 4;
  private static final int IGNITION_ON = 8;
  private static final int BACK = 16;
  private static final int NO_PLACE = 32;

  private final String ruleId;
  private final boolean isCut;
  private final Cargo cargo;
  private final Witness first;

  private Witness last;

  /** Last fix that has a place: {@link #last} itself, unless the terminal had no fix then. */
  private Witness seen;

  private @Nullable Witness back;
  private int signals;
  private int observations;

  /** Reports in which the terminal was heard and said that it had no fix. */
  private int heardWithoutFix;

  private boolean ignitionSaid;
  private boolean ignitionOn;
  private boolean isFollowed;
  private long endMs = NONE;
  private long endedByMs = NONE;
  private ThinTrack track = new ThinTrack();

  /** What was said of it; to be asked once it has ended with the truck seen again. */
  final MadeFinding made = new MadeFinding();

  private DarkSpell(String ruleId, boolean isCut, Cargo cargo, Witness first, Witness seen) {
    this.ruleId = ruleId;
    this.isCut = isCut;
    this.cargo = cargo;
    this.first = first;
    this.last = first;
    this.seen = seen;
  }

  /**
   * A silence after a fix.
   *
   * @param heard reports since, in which the terminal said that it had no fix
   */
  static DarkSpell silentAfter(
      DarkRule rule, Witness witness, Cargo cargo, Trail trail, int heard) {
    DarkSpell spell = new DarkSpell(rule.rule().id(), false, cargo, witness, witness);
    spell.begin(rule, trail);
    spell.heardWithoutFix = heard;
    return spell;
  }

  /** A cut that a report tells of; if it has no place itself, there is a fix before it. */
  static DarkSpell cutAt(DarkRule rule, Step step) {
    Witness witness = step.witness();
    Witness seen = witness.fix().hasPlace() ? witness : step.witnessBefore();
    DarkSpell spell = new DarkSpell(rule.rule().id(), true, step.cargo(), witness, seen);
    spell.begin(rule, step.trail());
    return spell;
  }

  private void begin(DarkRule rule, Trail trail) {
    track.addBetween(trail, startMs() - rule.trackBeforeMs(), startMs());
    observe(first, seen);
  }

  /** Takes note of a report with the alarm; the first one is taken note of at the begin. */
  void observe(Step step) {
    Witness witness = step.witness();
    if (witness.fix().hasPlace()) {
      observe(witness, witness);
    } else if (step.before().timeMs() > seen.fix().timeMs()) {
      observe(witness, step.witnessBefore());
    } else {
      observe(witness, seen);
    }
  }

  private void observe(Witness witness, Witness place) {
    last = witness;
    seen = place;
    back = null;
    observations++;
    signals |= witness.fix().signals();
    Boolean ignition = Signals.ignitionOn(witness.fix().signals());
    ignitionSaid |= ignition != null;
    ignitionOn |= Boolean.TRUE.equals(ignition);
    if (witness.fix().hasPlace()) {
      track.add(witness.fix());
    } else {
      heardWithoutFix++;
    }
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
      made.forget();
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

  /** Last report that was heard before the silence, or told of the cut; milliseconds. */
  long lastMs() {
    return last.fix().timeMs();
  }

  Fix firstFix() {
    return first.fix();
  }

  /** The last report that was heard before the silence, or told of the cut; may lack a place. */
  Fix lastFix() {
    return last.fix();
  }

  /** Where the truck was last seen before it was seen again. */
  Fix seenFix() {
    return seen.fix();
  }

  /** First fix at which all was well again; null if there is none. */
  @Nullable Fix backFix() {
    return back == null ? null : back.fix();
  }

  /** Metres from where it was last seen to where it was seen again; 0 as long as it was not. */
  double movedM() {
    return back == null ? 0 : Geodesics.distanceM(seen.fix().position(), back.fix().position());
  }

  int observations() {
    return observations;
  }

  /** Reports in which the terminal was heard and said that it had no fix. */
  int heardWithoutFix() {
    return heardWithoutFix;
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

  Citation citation() {
    Citation citation = new Citation();
    if (!last.fix().hasPlace()) {
      citation.cite("PLACE", seen);
    }
    citation.cite("FIRST", first);
    if (lastMs() != startMs()) {
      citation.cite("WORST", last);
    }
    if (back != null) {
      citation.cite("LAST", back);
    }
    return citation;
  }

  List<Candidate.TrackPoint> track() {
    return track.points();
  }

  DarkSpell copy() {
    DarkSpell copy = new DarkSpell(ruleId, isCut, cargo, first, seen);
    copy.heardWithoutFix = heardWithoutFix;
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
            | (back == null ? 0 : BACK)
            | (last.fix().hasPlace() ? 0 : NO_PLACE));
    out.writeUTF(cargo.name());
    first.write(out);
    last.write(out);
    if (!last.fix().hasPlace()) {
      seen.write(out);
    }
    if (back != null) {
      back.write(out);
    }
    out.writeInt(signals);
    out.writeInt(observations);
    out.writeInt(heardWithoutFix);
    out.writeLong(endMs);
    out.writeLong(endedByMs);
    track.write(out);
  }

  static DarkSpell read(int form, DataInput in) throws IOException {
    String ruleId = in.readUTF();
    int marks = in.readUnsignedByte();
    Cargo cargo = Cargo.valueOf(in.readUTF());
    Witness first = Witness.read(FORM_OF_FIXES, in);
    DarkSpell spell = new DarkSpell(ruleId, (marks & CUT) != 0, cargo, first, first);
    spell.last = Witness.read(FORM_OF_FIXES, in);
    spell.seen = (marks & NO_PLACE) == 0 ? spell.last : Witness.read(FORM_OF_FIXES, in);
    spell.back = (marks & BACK) == 0 ? null : Witness.read(FORM_OF_FIXES, in);
    spell.isFollowed = (marks & FOLLOWED) != 0;
    spell.ignitionSaid = (marks & IGNITION_SAID) != 0;
    spell.ignitionOn = (marks & IGNITION_ON) != 0;
    spell.signals = in.readInt();
    spell.observations = in.readInt();
    spell.heardWithoutFix = form == FORM_WITH_PLACES_ONLY ? 0 : in.readInt();
    spell.endMs = in.readLong();
    spell.endedByMs = in.readLong();
    spell.track = ThinTrack.read(in);
    return spell;
  }
}
