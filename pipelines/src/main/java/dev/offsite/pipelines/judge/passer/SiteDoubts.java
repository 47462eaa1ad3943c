package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.TrackDoubted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What doubts the tracks of trucks near one site. Mutable; not thread-safe. */
final class SiteDoubts {

  /** Doubts at most; of more the oldest is let go. */
  static final int DOUBTS_MAX = 500;

  private static final Comparator<TrackDoubted> OLDEST =
      Comparator.comparingLong(TrackDoubted::timeMs).thenComparing(TrackDoubted::candidateId);

  private final Map<String, TrackDoubted> byCandidate = new TreeMap<>();
  private long knownFromMs = Long.MIN_VALUE;

  /** The doubt of a candidate that is kept; null if there is none. */
  @Nullable TrackDoubted find(String candidateId) {
    return byCandidate.get(candidateId);
  }

  /** Whether it makes a difference. */
  boolean keep(TrackDoubted doubt) {
    if (doubt.isWithdrawn()) {
      return byCandidate.remove(doubt.candidateId()) != null;
    }
    TrackDoubted before = byCandidate.put(doubt.candidateId(), doubt);
    if (byCandidate.size() > DOUBTS_MAX) {
      TrackDoubted oldest = byCandidate.values().stream().min(OLDEST).orElseThrow();
      byCandidate.remove(oldest.candidateId());
      knownFromMs = Math.max(knownFromMs, oldest.timeMs() + oldest.withinMs() + 1);
    }
    return before == null || !before.saysTheSame(doubt);
  }

  /** Lets go of what was received before. */
  void forget(long receivedBeforeMs) {
    byCandidate.values().removeIf(doubt -> doubt.receivedMs() < receivedBeforeMs);
  }

  /** Ids of the candidates that doubt the track of a plate at a moment, sorted. */
  List<String> against(String plate, long atMs) {
    List<String> ids = new ArrayList<>();
    for (TrackDoubted doubt : byCandidate.values()) {
      if (doubt.plate().equals(plate) && Math.abs(doubt.timeMs() - atMs) <= doubt.withinMs()) {
        ids.add(doubt.candidateId());
      }
    }
    return ids;
  }

  /** All doubts. */
  List<TrackDoubted> all() {
    return List.copyOf(byCandidate.values());
  }

  boolean isEmpty() {
    return byCandidate.isEmpty();
  }

  /** Before it doubts were let go for want of room, milliseconds since the epoch. */
  long knownFromMs() {
    return knownFromMs;
  }
}
