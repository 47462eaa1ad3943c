package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file of one rule in one neighbourhood: heaps, looks, and stays of trucks. Mutable; not
 * thread-safe; no Flink in here.
 *
 * <p>Revision numbers go on from those of the judge of patrols and never fall.
 */
public final class TraceFile {

  /** Stays, and looks, of one neighbourhood at most; beyond, the oldest are let go, counted. */
  public static final int KEPT_MAX = 20_000;

  /** Candidates at most; the judge of patrols keeps as many places. */
  static final int CANDIDATES_MAX = 4_000;

  /** Old things are let go together, when a share of what is kept has become old. */
  private static final int FORGET_SHARE = 10;

  private static final Comparator<TruckStop> BY_END =
      Comparator.comparingLong(TruckStop::endMs).thenComparing(TruckStop::id);

  /**
   * A candidate as the judge of patrols said it last.
   *
   * @param revision said last
   * @param trace said last; null without one
   */
  record Traced(Candidate base, int revision, @Nullable DumpingTrace trace) {}

  private final Map<String, TruckStop> stops = new TreeMap<>();
  private final NavigableSet<Glance> looks = new TreeSet<>(Glance.ORDER);
  private final Map<String, Traced> candidates = new LinkedHashMap<>();
  private long newestMs = Long.MIN_VALUE;
  private long forgottenMs = Long.MIN_VALUE;
  private int dropped;

  private TraceFile() {}

  /** A neighbourhood of which nothing is known. */
  public static TraceFile empty() {
    return new TraceFile();
  }

  static TraceFile of(
      Collection<TruckStop> stops,
      Collection<Glance> looks,
      Collection<Traced> candidates,
      long newestMs,
      long forgottenMs) {
    TraceFile file = new TraceFile();
    stops.forEach(stop -> file.stops.put(stop.id(), stop));
    file.looks.addAll(looks);
    candidates.forEach(traced -> file.candidates.put(traced.base().id(), traced));
    file.newestMs = newestMs;
    file.forgottenMs = forgottenMs;
    return file;
  }

  /**
   * Takes what has become known.
   *
   * @return the revisions to emit
   */
  public List<Candidate> add(KeyedMatter keyed, ReferenceSnapshot reference, Instant now) {
    TraceMatter matter = keyed.matter();
    List<Candidate> revisions;
    if (matter instanceof TraceMatter.Said said) {
      revisions = say(said.candidate(), reference);
    } else if (matter instanceof TraceMatter.Looked looked) {
      revisions = look(looked.look(), reference, now);
    } else {
      revisions = stay(((TraceMatter.Stayed) matter).notice(), reference, now);
    }
    TraceRule.find(keyed.ruleId(), Instant.ofEpochMilli(newestMs), reference)
        .ifPresent(this::forget);
    return revisions;
  }

  private List<Candidate> say(Candidate base, ReferenceSnapshot reference) {
    Traced before = candidates.remove(base.id());
    Optional<TraceRule> rule = ruleOf(base, reference);
    if (rule.isEmpty() && before == null) {
      return List.of(base);
    }
    pass(base.clocks().event().toEpochMilli());
    DumpingTrace trace = null;
    if (base.phase() != Candidate.Phase.WITHDRAWN && rule.isPresent()) {
      Heap heap = Heap.of(base);
      trace =
          before != null && before.trace() != null && isFinal(heap, rule.get())
              ? before.trace()
              : Tracing.of(heap, looks, stops.values(), rule.get());
    }
    int revision =
        before == null ? base.revision() : Math.max(base.revision(), before.revision() + 1);
    candidates.put(base.id(), new Traced(base, revision, trace));
    return List.of(
        base.traced(revision, phase(base, before != null), trace, base.clocks().decided()));
  }

  private List<Candidate> look(Glance look, ReferenceSnapshot reference, Instant now) {
    pass(look.timeMs());
    if (!looks.add(look)) {
      return List.of();
    }
    List<Candidate> revisions = new ArrayList<>();
    for (Traced traced : List.copyOf(candidates.values())) {
      Heap heap = Heap.of(traced.base());
      if (look.timeMs() < heap.firstMs() && look.covers(heap)) {
        again(traced, heap, reference, now).ifPresent(revisions::add);
      }
    }
    trim();
    return revisions;
  }

  private List<Candidate> stay(StopNotice notice, ReferenceSnapshot reference, Instant now) {
    TruckStop stop = notice.stop();
    pass(stop.endMs());
    TruckStop before = notice.holds() ? stops.put(stop.id(), stop) : stops.remove(stop.id());
    List<Candidate> revisions = new ArrayList<>();
    for (Traced traced : List.copyOf(candidates.values())) {
      Heap heap = Heap.of(traced.base());
      if (mayMatter(stop, heap, traced, reference)
          || (before != null && mayMatter(before, heap, traced, reference))) {
        again(traced, heap, reference, now).ifPresent(revisions::add);
      }
    }
    trim();
    return revisions;
  }

  /** Whether a stay is near enough to a heap to be looked at more closely. */
  private static boolean mayMatter(
      TruckStop stop, Heap heap, Traced traced, ReferenceSnapshot reference) {
    return stop.startMs() <= heap.firstMs()
        && ruleOf(traced.base(), reference)
            .filter(rule -> SuspectScore.isNear(stop, heap, rule))
            .isPresent();
  }

  /** Says a candidate again if its list has changed. */
  private Optional<Candidate> again(
      Traced traced, Heap heap, ReferenceSnapshot reference, Instant now) {
    Candidate base = traced.base();
    Optional<TraceRule> rule = ruleOf(base, reference);
    if (rule.isEmpty() || base.phase() == Candidate.Phase.WITHDRAWN || isFinal(heap, rule.get())) {
      return Optional.empty();
    }
    DumpingTrace trace = Tracing.of(heap, looks, stops.values(), rule.get());
    if (trace.equals(traced.trace())) {
      return Optional.empty();
    }
    int revision = traced.revision() + 1;
    candidates.put(base.id(), new Traced(base, revision, trace));
    return Optional.of(base.traced(revision, phase(base, true), trace, now));
  }

  private static Candidate.Phase phase(Candidate base, boolean wasSaid) {
    return wasSaid && base.phase() == Candidate.Phase.OPEN ? Candidate.Phase.UPDATED : base.phase();
  }

  private static Optional<TraceRule> ruleOf(Candidate base, ReferenceSnapshot reference) {
    return TraceRule.find(base.rule().id(), base.episode().start(), reference);
  }

  /** Whether what could change the list of a heap may have been let go. */
  private boolean isFinal(Heap heap, TraceRule rule) {
    return newestMs - heap.firstMs() > rule.hoursMs();
  }

  private void pass(long timeMs) {
    newestMs = Math.max(newestMs, timeMs);
  }

  /** Lets go of what no list can need any more. */
  void forget(TraceRule rule) {
    long beforeMs = newestMs - 2 * rule.hoursMs();
    if (forgottenMs != Long.MIN_VALUE && beforeMs - forgottenMs < rule.hoursMs() / FORGET_SHARE) {
      return;
    }
    forgottenMs = beforeMs;
    stops.values().removeIf(stop -> stop.isOver() && stop.endMs() < beforeMs);
    looks.removeIf(look -> look.timeMs() < beforeMs);
    long saidBeforeMs = newestMs - Math.max(2 * rule.hoursMs(), rule.revisedForMs());
    candidates
        .values()
        .removeIf(traced -> traced.base().episode().lastObserved().toEpochMilli() < saidBeforeMs);
    while (candidates.size() > CANDIDATES_MAX) {
      candidates.remove(candidates.keySet().iterator().next());
    }
  }

  private void trim() {
    while (looks.size() > KEPT_MAX) {
      looks.pollFirst();
      dropped++;
    }
    if (stops.size() > KEPT_MAX) {
      List<TruckStop> oldest = stops.values().stream().sorted(BY_END).toList();
      for (TruckStop stop : oldest.subList(0, KEPT_MAX / FORGET_SHARE)) {
        stops.remove(stop.id());
        dropped++;
      }
    }
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return stops.isEmpty() && looks.isEmpty() && candidates.isEmpty();
  }

  /** Stays and looks let go for want of room since this was asked last. */
  int takeDropped() {
    int taken = dropped;
    dropped = 0;
    return taken;
  }

  Collection<TruckStop> stops() {
    return List.copyOf(stops.values());
  }

  Collection<Glance> looks() {
    return List.copyOf(looks);
  }

  Collection<Traced> candidates() {
    return List.copyOf(candidates.values());
  }

  long newestMs() {
    return newestMs;
  }

  long forgottenMs() {
    return forgottenMs;
  }

  TraceFile copy() {
    return of(stops.values(), looks, candidates.values(), newestMs, forgottenMs);
  }
}
