package dev.offsite.pipelines.route;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.jurisdiction.Jurisdiction;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;

/** Finds who is in charge of a place. Pure; thread-safe. */
public final class JurisdictionRouter {

  /**
   * The place with its jurisdiction: the site's own where the registry names one, else the smallest
   * area that covers the place at that time, else none.
   */
  public Candidate.Place route(Candidate.Place place, Instant at, ReferenceSnapshot reference) {
    if (place.jurisdiction() != null) {
      return place;
    }
    Jurisdiction areas =
        reference.jurisdictions().at(new Wgs84Position(place.lng(), place.lat()), at);
    String id = areas.grid().or(areas::street).or(areas::district).map(Fence::id).orElse(null);
    return new Candidate.Place(
        place.siteId(),
        place.fenceId(),
        place.fenceVersion(),
        place.name(),
        place.lng(),
        place.lat(),
        place.datum(),
        place.uncertaintyM(),
        id,
        place.roadClass());
  }
}
