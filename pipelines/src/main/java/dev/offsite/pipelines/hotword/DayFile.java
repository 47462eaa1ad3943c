package dev.offsite.pipelines.hotword;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One day of one district: who was there, and which places were new. Mutable. */
final class DayFile {

  private final NavigableSet<Long> patrols = new TreeSet<>();
  private final NavigableMap<Word, NavigableSet<String>> places = new TreeMap<>();

  Set<Long> patrols() {
    return Collections.unmodifiableSet(patrols);
  }

  /** Ids of candidates by word. */
  Map<Word, NavigableSet<String>> places() {
    return Collections.unmodifiableMap(places);
  }

  /** Whether the patrol was not known yet. */
  boolean addPatrol(long patrol) {
    return patrols.add(patrol);
  }

  void addPlace(Word word, String candidateId) {
    places.computeIfAbsent(word, key -> new TreeSet<>()).add(candidateId);
  }

  void removePlace(Word word, String candidateId) {
    Set<String> ids = places.get(word);
    ids.remove(candidateId);
    if (ids.isEmpty()) {
      places.remove(word);
    }
  }

  /** Candidates of a word in the order of their ids. */
  Set<String> placesOf(Word word) {
    Set<String> ids = places.get(word);
    return ids == null ? Set.of() : Collections.unmodifiableSet(ids);
  }

  /** Patrols on that day; one at least where a word was found: somebody saw it. */
  int patrolsFor(Word word) {
    return Math.max(patrols.size(), places.containsKey(word) ? 1 : 0);
  }

  boolean isEmpty() {
    return patrols.isEmpty() && places.isEmpty();
  }

  DayFile copy() {
    DayFile copy = new DayFile();
    copy.patrols.addAll(patrols);
    places.forEach((word, ids) -> copy.places.put(word, new TreeSet<>(ids)));
    return copy;
  }
}
