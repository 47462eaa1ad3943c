package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.TrackDoubted;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds whose track is doubted near which sites: a truck whose plate was read far from its terminal
 * meanwhile may not be where the terminal is. Not thread-safe.
 */
final class DoubtedTrackFinder {

  /** In the details of a candidate: so long before and after it the track is doubted, seconds. */
  static final String TRACKS_DOUBTED_S = "tracksDoubtedS";

  private static final double MS_PER_S = 1000;

  private @Nullable NearSites sites;

  /** What a candidate doubts, one for each site that its fixes are near to; none for most. */
  List<SiteMatter> find(Candidate candidate, ReferenceSnapshot reference) {
    String seconds = candidate.facts().details().get(TRACKS_DOUBTED_S);
    String plate = candidate.subject().plate();
    if (candidate.kind() != ViolationKind.PLATE_ELSEWHERE || seconds == null || plate == null) {
      return List.of();
    }
    if (sites == null || !sites.isOf(reference)) {
      sites = NearSites.of(reference);
    }
    Set<String> near = new TreeSet<>();
    for (Candidate.TrackPoint point : candidate.evidence().track()) {
      near.addAll(sites.near(point.lng(), point.lat()));
    }
    List<SiteMatter> found = new ArrayList<>(near.size());
    for (String siteId : near) {
      found.add(
          new TrackDoubted(
              siteId,
              candidate.id(),
              plate,
              candidate.episode().start().toEpochMilli(),
              Math.round(Double.parseDouble(seconds) * MS_PER_S),
              candidate.phase() == Candidate.Phase.WITHDRAWN,
              candidate.clocks().received().toEpochMilli()));
    }
    return found;
  }
}
