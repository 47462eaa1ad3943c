package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All versions of all entries of one kind, by id. Immutable.
 *
 * <p>Where two versions are in force at once, which {@link ReferenceDirectory} refuses, the higher
 * one counts.
 */
final class Versions<T extends ReferenceEntry> {

  private final Map<String, List<T>> newestFirst;

  private Versions(Map<String, List<T>> newestFirst) {
    this.newestFirst = newestFirst;
  }

  /** The entries of {@code all} that are of the given type. */
  static <T extends ReferenceEntry> Versions<T> of(Collection<ReferenceEntry> all, Class<T> type) {
    return of(all, type, entry -> true);
  }

  /** The entries of {@code all} that are of the given type and fulfil {@code condition}. */
  static <T extends ReferenceEntry> Versions<T> of(
      Collection<ReferenceEntry> all, Class<T> type, Predicate<T> condition) {
    Map<String, List<T>> byId = new TreeMap<>();
    for (ReferenceEntry entry : all) {
      if (type.isInstance(entry) && condition.test(type.cast(entry))) {
        byId.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(type.cast(entry));
      }
    }
    for (List<T> versions : byId.values()) {
      versions.sort(Comparator.comparingInt(ReferenceEntry::version).reversed());
    }
    // Keeps that order, and is found faster.
    return new Versions<>(new LinkedHashMap<>(byId));
  }

  /** Whether any version of {@code id} exists. */
  boolean knows(String id) {
    return newestFirst.containsKey(id);
  }

  /** The version of {@code id} in force at {@code at}. */
  Optional<T> findAt(String id, Instant at) {
    return inForce(allOf(id), at);
  }

  /** Every version of {@code id}, newest first. */
  List<T> allOf(String id) {
    return newestFirst.getOrDefault(id, List.of());
  }

  /** Every version of every id, ordered by id, newest first. */
  List<T> all() {
    List<T> all = new ArrayList<>();
    newestFirst.values().forEach(all::addAll);
    return all;
  }

  /** The version in force at {@code at} of every id, ordered by id. */
  List<T> allAt(Instant at) {
    List<T> found = new ArrayList<>();
    for (List<T> versions : newestFirst.values()) {
      inForce(versions, at).ifPresent(found::add);
    }
    return found;
  }

  private static <T extends ReferenceEntry> Optional<T> inForce(List<T> newestFirst, Instant at) {
    for (T version : newestFirst) {
      if (version.validity().covers(at)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
