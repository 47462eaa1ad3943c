package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.Release;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
   * @throws ReferenceFormatException if nothing can be judged by one of its rules; the release
   *     before it stays in force then too
   */
  Optional<ReferenceSnapshot> acceptMarker(Release release) {
    Map<String, ReferenceEntry> entries = gathering.remove(release.id());
    if (entries == null || entries.size() != release.entries()) {
      return Optional.empty();
    }
    Release named =
        new Release(trial.release(release.id()), release.publishedAt(), release.entries());
    List<ReferenceEntry> applied = trial.applyTo(entries.values());
    refuseUnusableRules(applied);
    return Optional.of(ReferenceSnapshot.of(named, applied));
  }

  /**
   * Whoever publishes checks everything ({@link ReferenceChecks}); but not everybody publishes with
   * this program, and a rule without a figure would fail the job at the first report that it
   * concerns, again after each restart.
   */
  private static void refuseUnusableRules(List<ReferenceEntry> entries) {
    List<ReferenceFault> faults = new ArrayList<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Rule rule) {
        faults.addAll(RuleParameters.hindrances(rule));
      }
    }
    if (!faults.isEmpty()) {
      throw new ReferenceFormatException(faults);
    }
  }
}
