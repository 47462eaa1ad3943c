package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.Authority;
import dev.offsite.schemas.reference.DeadlineProfile;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who handles cases where, and how fast. Immutable. */
public final class CaseDuties {

  private final Versions<Authority> authorities;
  private final Versions<DeadlineProfile> profiles;

  private CaseDuties(Collection<ReferenceEntry> entries) {
    authorities = Versions.of(entries, Authority.class);
    profiles = Versions.of(entries, DeadlineProfile.class);
  }

  static CaseDuties of(Collection<ReferenceEntry> entries) {
    return new CaseDuties(entries);
  }

  /** The authority of an area at a time; the one with the lowest id where there are several. */
  public Optional<Authority> findAuthority(String areaId, Instant at) {
    return authorities.allAt(at).stream().filter(a -> a.areaId().equals(areaId)).findFirst();
  }

  /**
   * The profile of a matter at a time: one that names matter and area, else the matter, else the
   * area, else neither; of several the one with the lowest id.
   *
   * @param areas areas that the case belongs to; empty if none is known
   */
  public Optional<DeadlineProfile> findProfile(
      String matter, Collection<String> areas, Instant at) {
    DeadlineProfile best = null;
    int bestRank = -1;
    for (DeadlineProfile profile : profiles.allAt(at)) {
      int rank = rank(profile, matter, areas);
      if (rank > bestRank) {
        best = profile;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  /** 3 to 0, the more the better it fits; -1 if it does not. */
  private static int rank(DeadlineProfile profile, String matter, Collection<String> areas) {
    List<String> named = profile.areas();
    if (!profile.matters().isEmpty() && !profile.matters().contains(matter)) {
      return -1;
    }
    if (!named.isEmpty() && Collections.disjoint(named, areas)) {
      return -1;
    }
    return (profile.matters().isEmpty() ? 0 : 2) + (named.isEmpty() ? 0 : 1);
  }
}
