package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of all kinds, and what counts as a trip, in one span of time between two changes of
 * them: found once for each span, because every fix asks for nearly all of them. Of one snapshot
 * and one span there is one instance, and one list for each kind. Immutable; thread-safe. Hot path.
 */
public final class RulesInForce {

  private final Map<ViolationKind, List<ReferenceEntry.Rule>> byKind;
  private final Optional<TripTerms> tripTerms;

  private RulesInForce(
      Map<ViolationKind, List<ReferenceEntry.Rule>> byKind, Optional<TripTerms> tripTerms) {
    this.byKind = byKind;
    this.tripTerms = tripTerms;
  }

  /** The rules that make candidates of a kind, ordered by id. */
  public List<ReferenceEntry.Rule> of(ViolationKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** What a trip is; the entry with the lowest id. */
  public Optional<TripTerms> tripTerms() {
    return tripTerms;
  }

  /** The moments at which a rule, or what counts as a trip, begins or ends to be in force. */
  static Instant[] changes(Collection<ReferenceEntry> entries) {
    return InForce.changes(
        entries.stream()
            .filter(entry -> entry instanceof ReferenceEntry.Rule || entry instanceof TripTerms)
            .toList());
  }

  /** What is in force before the first change, from the first on, from the second on... */
  static List<RulesInForce> spans(Instant[] changes, Collection<ReferenceEntry> entries) {
    Versions<ReferenceEntry.Rule> rules = Versions.of(entries, ReferenceEntry.Rule.class);
    Versions<TripTerms> tripTerms = Versions.of(entries, TripTerms.class);
    List<RulesInForce> spans = new ArrayList<>(changes.length + 1);
    spans.add(new RulesInForce(Map.of(), Optional.empty()));
    for (Instant change : changes) {
      spans.add(at(change, rules, tripTerms));
    }
    return List.copyOf(spans);
  }

  private static RulesInForce at(
      Instant at, Versions<ReferenceEntry.Rule> rules, Versions<TripTerms> tripTerms) {
    Map<ViolationKind, List<ReferenceEntry.Rule>> byKind = new EnumMap<>(ViolationKind.class);
    for (ReferenceEntry.Rule rule : rules.allAt(at)) {
      byKind.computeIfAbsent(rule.violation(), kind -> new ArrayList<>()).add(rule);
    }
    byKind.replaceAll((kind, inForce) -> List.copyOf(inForce));
    return new RulesInForce(byKind, tripTerms.allAt(at).stream().findFirst());
  }
}
