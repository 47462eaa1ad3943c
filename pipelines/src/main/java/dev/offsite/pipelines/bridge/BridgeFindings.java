package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.bridge.BridgeLoad.Level;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says what an episode of a bridge is. Pure; thread-safe. */
final class BridgeFindings {

  /** Nobody has measured the speed on the span. */
  static final String SPEED_OF_THE_SCALE = "SPEED_TAKEN_FROM_THE_SCALE";

  /** The mass of somebody on it is missing in the sum. */
  static final String UNWEIGHED_VEHICLES = "UNWEIGHED_VEHICLES";

  private static final String OBJECT_CLASS = "BRIDGE";

  private final String siteId;
  private final ReferenceSnapshot reference;
  private final long asOfMs;
  private final long receivedMs;

  BridgeFindings(String siteId, ReferenceSnapshot reference, long asOfMs, long receivedMs) {
    this.siteId = siteId;
    this.reference = reference;
    this.asOfMs = asOfMs;
    this.receivedMs = receivedMs;
  }

  /** The finding; empty if bridge, site or rule of its begin are not in the reference data. */
  Optional<Finding> of(LoadScope scope, LoadEpisode episode) {
    Instant start = Instant.ofEpochMilli(episode.startMs());
    Optional<LoadLimits> limits = LoadLimits.at(siteId, episode.startMs(), reference);
    Optional<ReferenceEntry.Rule> rule = limits.flatMap(LoadLimits::rule);
    Optional<ReferenceEntry.Site> site = reference.findSite(siteId, start);
    if (rule.isEmpty() || site.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            rule.get(),
            reference.release(),
            scope.isBridge() ? OBJECT_CLASS : scope.direction() + '/' + scope.lane(),
            siteId,
            new Candidate.Subject(
                null,
                null,
                null,
                limits.get().bridge().scales().get(0).deviceId(),
                null,
                OBJECT_CLASS),
            span(episode),
            facts(scope, episode, limits.get()),
            Finding.placeOf(site.get()),
            law(scope, episode, rule.get()),
            Set.of(),
            new Candidate.Evidence(episode.evidence(), List.of(), List.of()),
            Instant.ofEpochMilli(asOfMs),
            Instant.ofEpochMilli(receivedMs)));
  }

  private Candidate.Episode span(LoadEpisode episode) {
    long lastMs = episode.endMs() != null ? episode.endMs() : Math.max(asOfMs, episode.startMs());
    return new Candidate.Episode(
        Instant.ofEpochMilli(episode.startMs()),
        episode.startUncertaintyMs() / 1000.0,
        Instant.ofEpochMilli(episode.startMs()),
        Instant.ofEpochMilli(episode.worstMs()),
        Instant.ofEpochMilli(lastMs),
        episode.endMs() == null ? null : Instant.ofEpochMilli(episode.endMs()),
        (lastMs - episode.startMs()) / 1000.0,
        null,
        episode.crossings());
  }

  private static Candidate.Facts facts(LoadScope scope, LoadEpisode episode, LoadLimits limits) {
    Map<String, String> details = new TreeMap<>();
    details.put("bridge", limits.bridge().id() + '/' + limits.bridge().version());
    details.put("scope", scope.isBridge() ? OBJECT_CLASS : "LANE");
    if (!scope.isBridge()) {
      details.put("lane", Integer.toString(scope.lane()));
      if (!scope.direction().isEmpty()) {
        details.put("direction", scope.direction());
      }
    }
    details.put("limitBasis", limits.bridge().basis());
    details.put("massAtLeastKg", Long.toString(episode.peakAtLeastKg()));
    details.put("massAtMostKg", Long.toString(episode.peakAtMostKg()));
    details.put("spanM", Double.toString(limits.bridge().spanM()));
    details.put("vehicles", Integer.toString(episode.peakVehicles()));
    List<String> notes = new ArrayList<>(List.of(SPEED_OF_THE_SCALE));
    if (episode.peakUnweighed() > 0) {
      details.put("unweighed", Integer.toString(episode.peakUnweighed()));
      notes.add(UNWEIGHED_VEHICLES);
    }
    double excessKg = (double) episode.peakKg() - episode.limitKg();
    return new Candidate.Facts(
        episode.peakKg(),
        (double) episode.limitKg(),
        null,
        "kg",
        excessKg,
        excessKg * 100 / episode.limitKg(),
        details,
        notes);
  }

  /** The band is the level of the peak. */
  private Candidate.Law law(LoadScope scope, LoadEpisode episode, ReferenceEntry.Rule rule) {
    Level level =
        LoadLimits.at(siteId, episode.worstMs(), reference)
            .map(limits -> limits.levelOf(scope, episode.peakKg()))
            .orElse(Level.WARNING);
    return new Candidate.Law(
        rule.basis(), null, level.name(), rule.matter(), rule.department(), rule.severity());
  }
}
