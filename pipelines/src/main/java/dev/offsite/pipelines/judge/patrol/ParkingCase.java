package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.LedgerForm;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of one rule about parking in one neighbourhood: who stands there, and what was said
 * about it. Mutable; not thread-safe; no Flink in here.
 *
 * <p>Bounded like places: {@link NoticedLog#NOTICED_MAX} sightings, and the stays of twice the
 * rule's retention.
 */
public final class ParkingCase implements NoticedFile {

  private static final CandidateDrafts DRAFTS = new CandidateDrafts();
  private static final int FORGET_SHARE = 10;

  /** A stay is said again for each minute that it grows; its end always. */
  private static final Duration UPDATE_EVERY = Duration.ofMinutes(1);

  private final NoticedLog<Visits> log;
  private final RevisionLedger ledger;
  private long newestMs;
  private IdentityHashMap<ParkedVisit, Drafted> drafted = new IdentityHashMap<>();

  private record Drafted(
      @Nullable Candidate candidate, int changes, boolean over, ReferenceSnapshot reference) {}

  private ParkingCase(NoticedLog<Visits> log, RevisionLedger ledger, long newestMs) {
    this.log = log;
    this.ledger = ledger;
    this.newestMs = newestMs;
  }

  /** A neighbourhood in which nobody was seen. */
  public static ParkingCase empty() {
    return new ParkingCase(
        new NoticedLog<>(Visits.empty()), RevisionLedger.empty(), Long.MIN_VALUE);
  }

  @Override
  public Outcome add(Noticed noticed, ReferenceSnapshot reference, Instant now) {
    PatrolRules rules = rules(noticed.ruleId(), reference);
    Optional<ParkingRule> rule = rules.findParkingAt(noticed.timeMs());
    if (rule.isEmpty()) {
      return new Outcome(false, List.of());
    }
    long retentionMs = rule.get().retention().toMillis();
    boolean isLate =
        (!isEmpty() && noticed.timeMs() < newestMs - retentionMs)
            || log.add(noticed, rules) == NoticedLog.Added.BEYOND_HORIZON;
    if (isLate) {
      return new Outcome(true, List.of());
    }
    newestMs = Math.max(newestMs, noticed.timeMs());
    List<Candidate> revisions = revise(newestMs, rules, now);
    long forgottenMs = newestMs - 2 * retentionMs;
    if (oldestMs() < forgottenMs - retentionMs / FORGET_SHARE) {
      log.settleBefore(forgottenMs, rules);
      Visits all = log.folded(rules);
      log.change(visits -> visits.removeLastSeenBefore(forgottenMs, all));
      ledger.settle(Set.of(), Instant.ofEpochMilli(forgottenMs));
      drafted = new IdentityHashMap<>();
    }
    return new Outcome(false, revisions);
  }

  @Override
  public List<Candidate> close(String ruleId, ReferenceSnapshot reference, Instant now) {
    return revise(Long.MAX_VALUE, rules(ruleId, reference), now);
  }

  private static PatrolRules rules(String ruleId, ReferenceSnapshot reference) {
    return new PatrolRules(ruleId, ViolationKind.ILLEGAL_PARKING, reference);
  }

  private List<Candidate> revise(long nowMs, PatrolRules rules, Instant now) {
    List<Candidate> drafts = new ArrayList<>();
    IdentityHashMap<ParkedVisit, Drafted> after = new IdentityHashMap<>();
    boolean isAllAsBefore = true;
    for (ParkedVisit visit : log.folded(rules).all()) {
      ParkingRule rule = rules.findParkingAt(visit.first().timeMs()).orElse(null);
      if (rule == null || visit.spanMs() < rule.minApartMs()) {
        continue;
      }
      boolean over = visit.last().timeMs() < nowMs - rule.maxApartMs();
      Drafted known = drafted.get(visit);
      if (known == null
          || known.changes != visit.changes()
          || known.over != over
          || known.reference != rules.reference()) {
        isAllAsBefore = false;
        known =
            new Drafted(
                ParkingFindings.of(visit, over, rule, rules)
                    .map(finding -> DRAFTS.draft(finding, rules.reference(), now))
                    .orElse(null),
                visit.changes(),
                over,
                rules.reference());
      }
      after.put(visit, known);
      if (known.candidate != null) {
        drafts.add(known.candidate);
      }
    }
    isAllAsBefore &= drafted.size() == after.size();
    drafted = after;
    return isAllAsBefore ? List.of() : ledger.reconcile(drafts, UPDATE_EVERY, now);
  }

  private boolean isEmpty() {
    return log.isEmpty() && log.settled().size() == 0;
  }

  private long oldestMs() {
    long oldestMs = Math.min(log.oldestMs(), log.settled().oldestMs().orElse(Long.MAX_VALUE));
    for (Candidate said : ledger.said()) {
      oldestMs = Math.min(oldestMs, said.episode().lastObserved().toEpochMilli());
    }
    return oldestMs;
  }

  ParkingCase copy() {
    return new ParkingCase(log.copy(), ledger.copy(), newestMs);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(newestMs);
    out.writeLong(log.settledMs());
    log.settled().write(out);
    log.write(out);
    LedgerForm.write(ledger, out);
  }

  static ParkingCase read(DataInput in) throws IOException {
    long newestMs = in.readLong();
    long settledMs = in.readLong();
    Visits settled = Visits.read(in);
    NoticedLog<Visits> log = NoticedLog.read(SightingForm.VERSION, settled, settledMs, in);
    return new ParkingCase(log, LedgerForm.read(in), newestMs);
  }
}
