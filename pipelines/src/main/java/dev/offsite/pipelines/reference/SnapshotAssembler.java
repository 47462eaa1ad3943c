package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the records of the reference topic, in their order, into snapshots: entries gather until
 * the marker of their release makes them count. Not thread-safe; no Kafka in here.
 *
 * <p>At most {@value #RELEASES_MAX} releases gather at once; the oldest is forgotten then. More
 * than one only gathers where a publisher died half-way or two publish at once.
 */
final class SnapshotAssembler {

  private static final int RELEASES_MAX = 4;

  private final Map<String, Map<String, ReferenceEntry>> gathering = new LinkedHashMap<>();
  private final TrialRules trial;

  /** Of the releases as they are. */
  SnapshotAssembler() {
    this(TrialRules.NONE);
  }

  /** Of the releases with the entries of a trial in their place. */
  SnapshotAssembler(TrialRules trial) {
    this.trial = trial;
  }

  /** Takes the next entry of the release {@code releaseId}. */
  void acceptEntry(String releaseId, ReferenceEntry entry) {
    if (!gathering.containsKey(releaseId) && gathering.size() == RELEASES_MAX) {
      gathering.remove(gathering.keySet().iterator().next());
    }
    gathering.computeIfAbsent(releaseId, id -> new LinkedHashMap<>()).put(entry.key(), entry);
  }

  /**
   * Takes the marker that closes a release.
   *
   * @return its snapshot; empty if some of its entries are missing, so that the release before it
   *     stays in force
   */
  Optional<ReferenceSnapshot> acceptMarker(Release release) {
    Map<String, ReferenceEntry> entries = gathering.remove(release.id());
    if (entries == null || entries.size() != release.entries()) {
      return Optional.empty();
    }
    Release named =
        new Release(trial.release(release.id()), release.publishedAt(), release.entries());
    return Optional.of(ReferenceSnapshot.of(named, trial.applyTo(entries.values())));
  }
}
