package dev.offsite.pipelines.judge.trace;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.patrol.Look;
import dev.offsite.pipelines.judge.patrol.NeighbourhoodCache;
import dev.offsite.pipelines.judge.patrol.Neighbourhoods;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.TraceParameters;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks in which neighbourhoods of which rules something may tell who dumped what. Not thread-safe:
 * keeps the neighbourhoods of the release it was asked about last.
 */
public final class TraceFinder {

  /**
   * A heap may lie so far beside its zone, and its mean may move: a stay is sent a little farther
   * than the rule looks.
   */
  private static final double SLACK_M = 250;

  private final NeighbourhoodCache neighbourhoods = new NeighbourhoodCache();

  /** A candidate of the judge of patrols, also of a rule that traces nobody: it must pass on. */
  public List<KeyedMatter> find(Candidate candidate, ReferenceSnapshot reference) {
    String fence = candidate.place().fenceId();
    String ruleId = candidate.rule().id();
    String name = fence == null ? "" : neighbourhoods.of(reference).nameOf(ruleId, fence);
    return List.of(new KeyedMatter(ruleId, name, new TraceMatter.Said(candidate)));
  }

  /** A look, if its rule traces trucks. */
  public List<KeyedMatter> find(Look look, ReferenceSnapshot reference) {
    return TraceRule.find(look.ruleId(), Instant.ofEpochMilli(look.timeMs()), reference).isPresent()
        ? List.of(
            new KeyedMatter(
                look.ruleId(),
                look.neighbourhood(),
                new TraceMatter.Looked(Glance.of(look), look.receivedMs())))
        : List.of();
  }

  /** A stay, once for each neighbourhood it may matter to. */
  public List<KeyedMatter> find(StopNotice notice, ReferenceSnapshot reference) {
    TruckStop stop = notice.stop();
    List<KeyedMatter> matters = new ArrayList<>();
    Instant at = Instant.ofEpochMilli(stop.startMs());
    for (ReferenceEntry.Rule rule : reference.rules(ViolationKind.PATROL_OBJECT, at)) {
      if (rule.parameters().containsKey(TraceParameters.HOURS)) {
        TraceRule tracing = new TraceRule(rule);
        double reachM = SLACK_M + (stop.isSilence() ? tracing.silentRadiusM() : tracing.radiusM());
        Neighbourhoods names = neighbourhoods.of(reference);
        Set<String> near = new TreeSet<>();
        addNear(near, names, rule.id(), stop.place(), reachM);
        if (stop.isSilence()) {
          addNear(near, names, rule.id(), stop.farPlace(), reachM);
        }
        near.forEach(
            name -> matters.add(new KeyedMatter(rule.id(), name, new TraceMatter.Stayed(notice))));
      }
    }
    return matters;
  }

  private static void addNear(
      Set<String> near, Neighbourhoods names, String ruleId, Wgs84Position place, double reachM) {
    near.addAll(names.near(ruleId, place.lng(), place.lat(), reachM));
  }
}
