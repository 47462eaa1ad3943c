package dev.offsite.pipelines.judge.stop;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Signals;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.pipelines.judge.track.Witness;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace.Presence;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PositionReport;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stay or silence while it is looked at. Mutable; a fold's own. Not thread-safe. */
final class Stay {

  /** A stay that goes on is said again when it has become longer by this. */
  private static final long SAID_EVERY_MS = 300_000;

  private static final int FORM_OF_FIXES = 2;
  private static final long NONE = Long.MIN_VALUE;

  private static final int STOOD = 1;
  private static final int RAISED = 2;
  private static final int KNOWS_BODY = 4;
  private static final int REVERSED = 8;
  private static final int OVER = 16;
  private static final int SILENCE = 32;

  final Fix first;
  private Witness where;
  private Fix last;
  private int flags;
  private final Cargo loadBefore;
  private final int payloadBeforeKg;
  private Cargo loadAfter;
  private int payloadAfterKg;
  private @Nullable String site;

  /** The fix after which nothing of it changes any more; NONE before. */
  private long finalMs = NONE;

  private Stay(Fix first, Cargo loadBefore, int payloadBeforeKg, @Nullable String site) {
    this.first = first;
    this.loadBefore = loadBefore;
    this.payloadBeforeKg = payloadBeforeKg;
    this.site = site;
    where = new Witness(first, "");
    last = first;
    loadAfter = loadBefore;
    payloadAfterKg = payloadBeforeKg;
  }

  /** Begins with a slow fix. */
  static Stay begin(
      Step step, Cargo before, int payloadBeforeKg, @Nullable String site, boolean stands) {
    Stay stay = new Stay(step.fix(), before, payloadBeforeKg, site);
    stay.add(step, stands);
    return stay;
  }

  /** The silence between two fixes. */
  static Stay silence(Fix before, Fix after, Cargo loadBefore, int payloadBeforeKg) {
    Stay stay = new Stay(before, loadBefore, payloadBeforeKg, null);
    stay.last = after;
    stay.flags = SILENCE | OVER;
    return stay;
  }

  /** Takes the next slow fix. */
  void add(Step step, boolean stands) {
    Fix fix = step.fix();
    last = fix;
    boolean raised = Signals.body(fix.signals()) == PositionReport.Body.RAISED && stands;
    if (raised && !has(RAISED)) {
      where = step.witness();
    } else if (stands && !has(STOOD) && !has(RAISED)) {
      where = new Witness(fix, "");
    }
    if (raised) {
      // A late fix may make any of them the first.
      step.keep();
    }
    mark(STOOD, stands);
    mark(RAISED, raised);
    mark(KNOWS_BODY, Signals.body(fix.signals()) != PositionReport.Body.UNKNOWN);
    mark(REVERSED, Boolean.TRUE.equals(Signals.reversing(fix.signals())));
    weigh(fix, step.cargo());
  }

  private void mark(int flag, boolean isSeen) {
    flags |= isSeen ? flag : 0;
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** It has left. */
  void end() {
    flags |= OVER;
  }

  /**
   * Looks at the load after it; says whether anything of it changed.
   *
   * @param isLoadLookedAt false when the truck tips somewhere else: what follows says nothing of
   *     this stay
   */
  boolean follow(Fix fix, Cargo cargo, long followMs, boolean isLoadLookedAt) {
    if (finalMs != NONE) {
      return false;
    }
    if (!isLoadLookedAt || fix.timeMs() > last.timeMs() + followMs) {
      finalMs = fix.timeMs();
      return true;
    }
    Cargo cargoBefore = loadAfter;
    int payloadBefore = payloadAfterKg;
    weigh(fix, cargo);
    return cargoBefore != loadAfter || payloadBefore != payloadAfterKg;
  }

  private void weigh(Fix fix, Cargo cargo) {
    loadAfter = cargo;
    if (fix.payloadKg() != Fix.UNKNOWN) {
      payloadAfterKg = fix.payloadKg();
    }
  }

  boolean isFinal() {
    return finalMs != NONE;
  }

  boolean isSettled(long settledMs) {
    return isFinal() && finalMs <= settledMs;
  }

  boolean hasMovedAway(Fix fix, double radiusM) {
    return Geodesics.distanceM(first.position(), fix.position()) > radiusM;
  }

  boolean isRaised() {
    return has(RAISED);
  }

  /** Whether it is long enough, or more than a stay. */
  boolean counts(StopTerms terms) {
    return has(SILENCE) || has(RAISED) || last.timeMs() - first.timeMs() >= terms.stopMs();
  }

  /** Changes when a stay that goes on is to be said again. */
  long saidAs() {
    return (last.timeMs() - first.timeMs()) / SAID_EVERY_MS * 64 + flags;
  }

  /** As it is told to others. */
  TruckStop told(String deviceId, ReferenceSnapshot reference) {
    Instant at = first.time();
    Candidate.Subject subject = TruckSubject.of(deviceId, at, reference);
    List<ReferenceEntry.Permit> permits =
        subject.plate() == null ? List.of() : reference.permits(subject.plate(), at);
    long knownMs = last.timeMs() - first.timeMs();
    return new TruckStop(
        deviceId,
        subject.plate(),
        subject.company(),
        presence(),
        first.timeMs(),
        has(OVER) ? last.timeMs() : first.timeMs() + knownMs / SAID_EVERY_MS * SAID_EVERY_MS,
        has(OVER),
        where.fix().position(),
        has(SILENCE) ? last.position() : where.fix().position(),
        where.fix().accuracyM(),
        has(KNOWS_BODY),
        has(REVERSED),
        loadBefore,
        has(OVER) ? loadAfter : Cargo.UNKNOWN,
        payloadBeforeKg,
        has(OVER) ? payloadAfterKg : Fix.UNKNOWN,
        permits.isEmpty() ? null : permits.get(0).id(),
        site,
        where.record("WHERE").orElse(null),
        last.receivedMs());
  }

  private Presence presence() {
    if (has(SILENCE)) {
      return Presence.SILENT;
    }
    if (has(RAISED)) {
      return Presence.TIPPED;
    }
    return has(STOOD) ? Presence.STOPPED : Presence.LINGERED;
  }

  Stay copy() {
    Stay copy = new Stay(first, loadBefore, payloadBeforeKg, site);
    copy.where = where;
    copy.last = last;
    copy.flags = flags;
    copy.loadAfter = loadAfter;
    copy.payloadAfterKg = payloadAfterKg;
    copy.finalMs = finalMs;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    new Witness(first, "").write(out);
    where.write(out);
    new Witness(last, "").write(out);
    out.writeByte(flags);
    StopForm.writeCargo(loadBefore, out);
    StopForm.writeCargo(loadAfter, out);
    out.writeInt(payloadBeforeKg);
    out.writeInt(payloadAfterKg);
    out.writeUTF(site == null ? "" : site);
    out.writeLong(finalMs);
  }

  static Stay read(DataInput in) throws IOException {
    Fix first = Witness.read(FORM_OF_FIXES, in).fix();
    Witness where = Witness.read(FORM_OF_FIXES, in);
    Fix last = Witness.read(FORM_OF_FIXES, in).fix();
    int flags = in.readUnsignedByte();
    Cargo before = StopForm.readCargo(in);
    Cargo after = StopForm.readCargo(in);
    int payloadBeforeKg = in.readInt();
    int payloadAfterKg = in.readInt();
    String site = in.readUTF();
    Stay stay = new Stay(first, before, payloadBeforeKg, site.isEmpty() ? null : site);
    stay.where = where;
    stay.last = last;
    stay.flags = flags;
    stay.loadAfter = after;
    stay.payloadAfterKg = payloadAfterKg;
    stay.finalMs = in.readLong();
    return stay;
  }
}
