package dev.offsite.pipelines.cases;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.jurisdiction.Jurisdiction;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.Responsible;
import dev.offsite.schemas.reference.Authority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds who may enforce a matter at a place: the place's own area, else the area one level up, and
 * so on. Pure; thread-safe.
 *
 * <p>One level up is what the authority of the area says; else the next larger area of grid, street
 * and district that covers the place. Everything is looked up at the time of the act.
 */
final class AuthoritySearch {

  /** Who is in charge, and the areas that were asked, the smallest first. */
  record Found(Responsible responsible, List<String> areas) {
    Found {
      areas = List.copyOf(areas);
    }
  }

  static Found find(Candidate.Place place, String matter, Instant at, ReferenceSnapshot reference) {
    List<String> levels = levels(place, at, reference);
    List<String> asked = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Responsible found = null;
    String area = place.jurisdiction() != null ? place.jurisdiction() : first(levels);
    while (area != null && seen.add(area)) {
      asked.add(area);
      Optional<Authority> authority = reference.caseDuties().findAuthority(area, at);
      if (found == null && authority.isPresent() && authority.get().enforces(matter)) {
        found = responsible(authority.get(), matter, place, asked.size() - 1);
      }
      String parent = authority.map(Authority::parentAreaId).orElse(null);
      area = parent != null ? parent : above(area, levels);
    }
    Responsible nobody = new Responsible(matter, place.jurisdiction(), null, null, null, 0);
    return new Found(found == null ? nobody : found, asked);
  }

  private static Responsible responsible(
      Authority authority, String matter, Candidate.Place place, int levelsUp) {
    return new Responsible(
        matter,
        place.jurisdiction(),
        authority.areaId(),
        authority.id() + '/' + authority.version(),
        authority.squad(),
        levelsUp);
  }

  private static List<String> levels(
      Candidate.Place place, Instant at, ReferenceSnapshot reference) {
    Jurisdiction areas =
        reference.jurisdictions().at(new Wgs84Position(place.lng(), place.lat()), at);
    return Stream.of(areas.grid(), areas.street(), areas.district())
        .flatMap(Optional::stream)
        .map(Fence::id)
        .toList();
  }

  private static @Nullable String first(List<String> levels) {
    return levels.isEmpty() ? null : levels.get(0);
  }

  private static @Nullable String above(String area, List<String> levels) {
    int at = levels.indexOf(area);
    return at < 0 || at + 1 == levels.size() ? null : levels.get(at + 1);
  }

  private AuthoritySearch() {}
}
