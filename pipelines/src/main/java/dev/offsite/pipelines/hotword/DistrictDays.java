package dev.offsite.pipelines.hotword;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The days of one district, and where each candidate counts. Mutable; not thread-safe. */
final class DistrictDays {

  private final NavigableMap<Long, DayFile> days = new TreeMap<>();
  private final Map<String, Word.OnDay> places = new HashMap<>();

  NavigableMap<Long, DayFile> days() {
    return Collections.unmodifiableNavigableMap(days);
  }

  @Nullable DayFile day(long day) {
    return days.get(day);
  }

  Word.@Nullable OnDay place(String candidateId) {
    return places.get(candidateId);
  }

  int placeCount() {
    return places.size();
  }

  int patrolCount(long day) {
    DayFile file = days.get(day);
    return file == null ? 0 : file.patrols().size();
  }

  /** Whether the patrol was not known yet. */
  boolean addPatrol(long day, long patrol) {
    return days.computeIfAbsent(day, key -> new DayFile()).addPatrol(patrol);
  }

  /** Counts a candidate that counts nowhere. */
  void addPlace(Word.OnDay where, String candidateId) {
    places.put(candidateId, where);
    days.computeIfAbsent(where.day(), key -> new DayFile()).addPlace(where.word(), candidateId);
  }

  /** Where it counted; null if nowhere. */
  Word.@Nullable OnDay removePlace(String candidateId) {
    Word.OnDay where = places.remove(candidateId);
    if (where != null) {
      DayFile day = days.get(where.day());
      day.removePlace(where.word(), candidateId);
      if (day.isEmpty()) {
        days.remove(where.day());
      }
    }
    return where;
  }

  /** Forgets whole days, so that places and patrols of what is left still fit. */
  void forgetBefore(long day) {
    Map<Long, DayFile> old = days.headMap(day, false);
    old.values().forEach(file -> file.places().values().forEach(places.keySet()::removeAll));
    old.clear();
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  DistrictDays copy() {
    DistrictDays copy = new DistrictDays();
    days.forEach((day, file) -> copy.days.put(day, file.copy()));
    copy.places.putAll(places);
    return copy;
  }
}
