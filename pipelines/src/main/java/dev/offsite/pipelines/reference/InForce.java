package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What is in force in each span of time between two changes, found out once. For kinds of entries
 * of which there are few and that are asked for at each report. Immutable; thread-safe. Hot path.
 */
final class InForce<T extends ReferenceEntry> {

  /** The moments at which something begins or ends, ascending. */
  private final Instant[] changes;

  /** What is in force before the first change, from the first on, from the second on... */
  private final List<List<T>> spans;

  private InForce(Instant[] changes, List<List<T>> spans) {
    this.changes = changes;
    this.spans = spans;
  }

  static <T extends ReferenceEntry> InForce<T> of(Versions<T> versions) {
    Instant[] changes = changes(versions.all());
    List<List<T>> spans = new ArrayList<>(changes.length + 1);
    spans.add(List.of());
    for (Instant change : changes) {
      spans.add(List.copyOf(versions.allAt(change)));
    }
    return new InForce<>(changes, spans);
  }

  /** The moments at which one of these begins or ends to be in force, ascending. */
  static Instant[] changes(Iterable<? extends ReferenceEntry> entries) {
    TreeSet<Instant> changes = new TreeSet<>();
    for (ReferenceEntry entry : entries) {
      changes.add(entry.validity().from());
      if (entry.validity().to() != null) {
        changes.add(entry.validity().to());
      }
    }
    return changes.toArray(new Instant[0]);
  }

  /** How many of the moments are not after a time. */
  static int countUpTo(Instant[] changes, Instant at) {
    int found = Arrays.binarySearch(changes, at);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** The version in force of every id, ordered by id. */
  List<T> at(Instant at) {
    return spans.get(countUpTo(changes, at));
  }
}
