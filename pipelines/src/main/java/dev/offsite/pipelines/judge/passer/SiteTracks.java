package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fixes of trucks near one site: of each slot of a terminal the earliest. Mutable; not thread-safe.
 */
final class SiteTracks {

  /** Fixes of one site at most: half an hour of fifty trucks that stand before it. */
  static final int FIXES_MAX = 20_000;

  /** The oldest are let go together, when there are too many. */
  private static final int DROP_SHARE = 10;

  private final Map<String, NavigableMap<Long, NearFix>> byDevice = new TreeMap<>();
  private long knownFromMs = Long.MIN_VALUE;
  private int size;
  private int dropped;

  /** An independent copy. */
  SiteTracks copy() {
    SiteTracks copy = new SiteTracks();
    byDevice.forEach((device, track) -> copy.byDevice.put(device, new TreeMap<>(track)));
    copy.knownFromMs = knownFromMs;
    copy.size = size;
    return copy;
  }

  /** Whether it makes a difference. */
  boolean keep(NearFix fix) {
    NavigableMap<Long, NearFix> track =
        byDevice.computeIfAbsent(fix.deviceId(), device -> new TreeMap<>());
    NearFix before = track.get(slotOf(fix.timeMs()));
    if (before != null && !fix.replaces(before)) {
      return false;
    }
    track.put(slotOf(fix.timeMs()), fix);
    if (before == null) {
      size++;
      if (size > FIXES_MAX) {
        dropOldest();
      }
    }
    return true;
  }

  private void dropOldest() {
    long[] slots =
        byDevice.values().stream()
            .flatMap(track -> track.keySet().stream())
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    long until = slots[FIXES_MAX / DROP_SHARE];
    int before = size;
    byDevice.values().forEach(track -> track.headMap(until, true).clear());
    count();
    dropped += before - size;
    knownFromMs = Math.max(knownFromMs, (until + 1) * SiteMatterFinder.SLOT_MS);
  }

  /** Lets go of what was received before. */
  void forget(long receivedBeforeMs) {
    byDevice
        .values()
        .forEach(track -> track.values().removeIf(fix -> fix.receivedMs() < receivedBeforeMs));
    count();
  }

  private void count() {
    byDevice.values().removeIf(Map::isEmpty);
    size = byDevice.values().stream().mapToInt(Map::size).sum();
  }

  /** Of each terminal its fixes from one moment to another, both inclusive, in order of time. */
  List<List<NearFix>> between(long fromMs, long toMs) {
    List<List<NearFix>> tracks = new ArrayList<>(byDevice.size());
    for (NavigableMap<Long, NearFix> track : byDevice.values()) {
      tracks.add(between(track, fromMs, toMs));
    }
    return tracks;
  }

  /** The same of one terminal. */
  List<NearFix> between(String deviceId, long fromMs, long toMs) {
    return between(byDevice.getOrDefault(deviceId, new TreeMap<>()), fromMs, toMs);
  }

  private static List<NearFix> between(NavigableMap<Long, NearFix> track, long fromMs, long toMs) {
    return List.copyOf(track.subMap(slotOf(fromMs), true, slotOf(toMs), true).values());
  }

  /** The fix of the same slot and terminal that is kept; null if there is none. */
  @Nullable NearFix find(NearFix fix) {
    NavigableMap<Long, NearFix> track = byDevice.get(fix.deviceId());
    return track == null ? null : track.get(slotOf(fix.timeMs()));
  }

  /** All fixes of a terminal in order of time. */
  List<NearFix> of(String deviceId) {
    return List.copyOf(byDevice.getOrDefault(deviceId, new TreeMap<>()).values());
  }

  /** All fixes. */
  List<NearFix> all() {
    List<NearFix> all = new ArrayList<>(size);
    byDevice.values().forEach(track -> all.addAll(track.values()));
    return all;
  }

  boolean isEmpty() {
    return byDevice.isEmpty();
  }

  /** Before it fixes were let go for want of room, milliseconds since the epoch. */
  long knownFromMs() {
    return knownFromMs;
  }

  /** Fixes let go for want of room since this was asked last. */
  int takeDropped() {
    int taken = dropped;
    dropped = 0;
    return taken;
  }

  private static long slotOf(long timeMs) {
    return Math.floorDiv(timeMs, SiteMatterFinder.SLOT_MS);
  }
}
