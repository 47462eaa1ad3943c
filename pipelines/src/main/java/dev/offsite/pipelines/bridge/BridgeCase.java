package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The file of one bridge: who crossed it within the lateness horizon, where the fold stands at its
 * begin, and what was said. Mutable; not thread-safe; no Flink in here.
 */
public final class BridgeCase {

  /**
   * Crossings kept of one bridge: five a second for a horizon of a quarter of an hour. Beyond, the
   * oldest tenth goes, and the horizon of this bridge is shorter.
   */
  static final int CROSSINGS_MAX = 5_000;

  /** A load is written at most so often: nobody reads faster. */
  static final Duration LOAD_EVERY = Duration.ofSeconds(1);

  /** The begin of the horizon moves in steps: each costs a fold. */
  private static final long ANCHOR_STEP_MS = 60_000;

  final String siteId;
  final EpisodeBook book;
  final RecordDelay delay;
  @Nullable LoadHistory history;
  long nowMs = Long.MIN_VALUE;
  long asOfMs = Long.MIN_VALUE;
  long loadSaidMs = Long.MIN_VALUE;
  @Nullable BridgeLoad loadSaid;

  BridgeCase(String siteId, @Nullable LoadHistory history, EpisodeBook book, RecordDelay delay) {
    this.siteId = siteId;
    this.history = history;
    this.book = book;
    this.delay = delay;
  }

  /** A bridge that nobody was seen on. */
  static BridgeCase empty(String siteId) {
    return new BridgeCase(siteId, null, EpisodeBook.empty(), RecordDelay.unknown());
  }

  /**
   * What follows from a step.
   *
   * @param isLate whether the crossing was over before the horizon and changed nothing
   * @param revisions to emit, in their order
   * @param load to emit; empty if it did not change, or was said within the last second
   * @param wakeAtMs when time alone changes something, by our clock; empty if never
   */
  record Outcome(
      boolean isLate, List<Candidate> revisions, Optional<BridgeLoad> load, OptionalLong wakeAtMs) {
    Outcome {
      revisions = List.copyOf(revisions);
    }
  }

  /** Takes a crossing. */
  Outcome add(Crossing crossing, ReferenceSnapshot reference, Duration horizon, Instant decidedAt) {
    delay.note(crossing);
    moveTo(crossing.receivedMs());
    if (history == null) {
      long beginMs = Math.min(asOfMs, crossing.eventMs()) - horizon.toMillis();
      history = LoadHistory.beginningAt(beginMs);
    }
    boolean isLate = !history.add(crossing);
    return step(isLate, history, reference, horizon, decidedAt);
  }

  /** Lets time pass to a moment of our clock. */
  Outcome advance(
      long receivedMs, ReferenceSnapshot reference, Duration horizon, Instant decidedAt) {
    moveTo(receivedMs);
    return step(false, Objects.requireNonNull(history, "history"), reference, horizon, decidedAt);
  }

  /** Whether there is nothing left to keep. */
  boolean isEmpty() {
    return (history == null || history.isEmpty())
        && book.isEmpty()
        && (loadSaid == null || loadSaid.vehicles() == 0);
  }

  BridgeCase copy() {
    BridgeCase copy =
        new BridgeCase(siteId, history == null ? null : history.copy(), book.copy(), delay.copy());
    copy.nowMs = nowMs;
    copy.asOfMs = asOfMs;
    copy.loadSaidMs = loadSaidMs;
    copy.loadSaid = loadSaid;
    return copy;
  }

  private void moveTo(long receivedMs) {
    nowMs = Math.max(nowMs, receivedMs);
    asOfMs = Math.max(asOfMs, nowMs - delay.medianMs());
  }

  private Outcome step(
      boolean isLate,
      LoadHistory past,
      ReferenceSnapshot reference,
      Duration horizon,
      Instant decidedAt) {
    LoadFold fold = new LoadFold(siteId, reference);
    BridgeFindings findings = new BridgeFindings(siteId, reference, asOfMs, nowMs);
    Map<LoadScope, List<LoadEpisode>> holding = episodes(past, fold);
    List<Candidate> revisions =
        book.reconcile(holding, findings, reference, Instant.ofEpochMilli(asOfMs), decidedAt);
    long beginMs = beginOfHorizonMs(past, horizon, lastMs(past, holding, fold));
    if (beginMs > past.anchorMs()) {
      past.beginAt(beginMs, fold);
      holding = episodes(past, fold);
      book.settle(holding, findings, reference, Instant.ofEpochMilli(beginMs + 1));
    }
    Optional<BridgeLoad> load =
        LiveLoad.at(siteId, asOfMs, nowMs, past.crossings(), reference).filter(this::isNew);
    boolean mayBeSaid = loadSaid == null || nowMs - loadSaidMs >= LOAD_EVERY.toMillis();
    if (load.isPresent() && mayBeSaid) {
      loadSaid = load.get();
      loadSaidMs = nowMs;
    }
    boolean waits = load.isPresent() && !mayBeSaid;
    OptionalLong wakeAtMs = wakeAtMs(past, holding, fold, horizon);
    if (waits && wakeAtMs.isPresent()) {
      wakeAtMs =
          OptionalLong.of(Math.min(wakeAtMs.getAsLong(), loadSaidMs + LOAD_EVERY.toMillis()));
    }
    return new Outcome(isLate, revisions, waits ? Optional.empty() : load, wakeAtMs);
  }

  /** All that holds, with those that are not over yet as open. */
  private Map<LoadScope, List<LoadEpisode>> episodes(LoadHistory past, LoadFold fold) {
    Map<LoadScope, List<LoadEpisode>> episodes = past.episodes(fold, asOfMs);
    for (List<LoadEpisode> ofScope : episodes.values()) {
      ofScope.replaceAll(
          episode -> closesAtMs(episode, fold) <= asOfMs ? episode.over() : episode.open());
    }
    return episodes;
  }

  /** When an episode is known to be over; the largest number if it is not known. */
  private static long closesAtMs(LoadEpisode episode, LoadFold fold) {
    Long below = episode.belowSinceMs();
    return below == null ? Long.MAX_VALUE : below + fold.clearAfterMs(below);
  }

  private long beginOfHorizonMs(LoadHistory past, Duration horizon, long lastMs) {
    long beginMs = asOfMs - horizon.toMillis();
    int tooMany = past.crossings().size() - CROSSINGS_MAX;
    if (tooMany > 0) {
      long[] over = past.crossings().stream().mapToLong(Crossing::overMs).sorted().toArray();
      // a tenth at once, or every crossing would move it
      return Math.max(beginMs, over[tooMany + CROSSINGS_MAX / 10 - 1]);
    }
    return beginMs >= lastMs || beginMs - past.anchorMs() >= ANCHOR_STEP_MS
        ? beginMs
        : past.anchorMs();
  }

  /** After this moment nothing changes any more by itself. */
  private long lastMs(LoadHistory past, Map<LoadScope, List<LoadEpisode>> holding, LoadFold fold) {
    long lastMs = book.lastObservedMs();
    for (Crossing crossing : past.crossings()) {
      lastMs = Math.max(lastMs, crossing.overMs());
    }
    for (List<LoadEpisode> ofScope : holding.values()) {
      for (LoadEpisode episode : ofScope) {
        long closesAtMs = closesAtMs(episode, fold);
        lastMs = closesAtMs < Long.MAX_VALUE ? Math.max(lastMs, closesAtMs) : lastMs;
      }
    }
    return lastMs;
  }

  private OptionalLong wakeAtMs(
      LoadHistory past,
      Map<LoadScope, List<LoadEpisode>> holding,
      LoadFold fold,
      Duration horizon) {
    if (isEmpty()) {
      return OptionalLong.empty();
    }
    long next = Long.MAX_VALUE;
    for (Crossing crossing : past.crossings()) {
      next = Math.min(next, crossing.nextChangeMs(asOfMs));
    }
    for (List<LoadEpisode> ofScope : holding.values()) {
      for (LoadEpisode episode : ofScope) {
        long closesAtMs = closesAtMs(episode, fold);
        next = closesAtMs > asOfMs ? Math.min(next, closesAtMs) : next;
      }
    }
    if (next == Long.MAX_VALUE) {
      next = Math.max(asOfMs + 1, lastMs(past, holding, fold) + horizon.toMillis());
    }
    return OptionalLong.of(Math.max(nowMs + 1, next + delay.medianMs()));
  }

  /** Whether it says something else than the last one. */
  private boolean isNew(BridgeLoad load) {
    if (loadSaid == null) {
      return load.vehicles() > 0;
    }
    return !load.equals(withClocksOf(loadSaid, load));
  }

  private static BridgeLoad withClocksOf(BridgeLoad content, BridgeLoad clocks) {
    return new BridgeLoad(
        content.siteId(),
        content.bridge(),
        clocks.asOf(),
        clocks.receivedAt(),
        content.massKg(),
        content.massAtLeastKg(),
        content.massAtMostKg(),
        content.vehicles(),
        content.unweighed(),
        content.massLimitKg(),
        content.share(),
        content.level(),
        content.lanes());
  }
}
