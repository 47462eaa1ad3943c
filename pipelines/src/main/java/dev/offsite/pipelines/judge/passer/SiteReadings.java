package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.PlateSeen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was read at one site, of each passage the content received last. Mutable; not thread-safe.
 */
final class SiteReadings {

  /** Readings at most: half an hour of three vehicles a second. */
  static final int SEEN_MAX = 5_000;

  /** The oldest are let go together, when there are too many. */
  private static final int DROP_SHARE = 10;

  private final Map<String, PlateSeen> byPassage = new TreeMap<>();
  private long knownFromMs = Long.MIN_VALUE;

  /** Whether it makes a difference. */
  boolean keep(PlateSeen one) {
    PlateSeen before = byPassage.get(one.key());
    if (before != null && !one.replaces(before)) {
      return false;
    }
    byPassage.put(one.key(), one);
    if (byPassage.size() > SEEN_MAX) {
      long[] timesMs = byPassage.values().stream().mapToLong(PlateSeen::timeMs).sorted().toArray();
      long untilMs = timesMs[SEEN_MAX / DROP_SHARE];
      byPassage.values().removeIf(each -> each.timeMs() <= untilMs);
      knownFromMs = Math.max(knownFromMs, untilMs + 1);
    }
    return true;
  }

  /** Lets go of what was received before. */
  void forget(long receivedBeforeMs) {
    byPassage.values().removeIf(one -> one.receivedMs() < receivedBeforeMs);
  }

  /** Plates read within so long of a moment at other passages than one. */
  Set<String> platesAround(long atMs, long withinMs, String exceptPassage) {
    Set<String> plates = new TreeSet<>();
    for (PlateSeen one : byPassage.values()) {
      if (one.isRead()
          && Math.abs(one.timeMs() - atMs) <= withinMs
          && !one.key().equals(exceptPassage)) {
        plates.add(one.plate());
      }
    }
    return plates;
  }

  /** Passages without a plate within so long of a moment, but for one. */
  List<PlateSeen> unreadAround(long atMs, long withinMs, String exceptPassage) {
    return byPassage.values().stream()
        .filter(one -> !one.isRead())
        .filter(one -> Math.abs(one.timeMs() - atMs) <= withinMs)
        .filter(one -> !one.key().equals(exceptPassage))
        .toList();
  }

  /** All readings. */
  List<PlateSeen> all() {
    return List.copyOf(byPassage.values());
  }

  boolean isEmpty() {
    return byPassage.isEmpty();
  }

  /** Before it readings were let go for want of room, milliseconds since the epoch. */
  long knownFromMs() {
    return knownFromMs;
  }
}
