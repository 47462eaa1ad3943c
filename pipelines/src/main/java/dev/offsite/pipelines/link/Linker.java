package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What candidates are linked by. Pure and stateless. */
sealed interface Linker permits VehicleLinker, CompanyLinker {

  /** What candidates of one key have in common; empty if this one has none. */
  Optional<String> keyOf(Candidate candidate);

  /** The journey that an earlier stage found; empty text if this one finds it. */
  String journeyOf(Candidate candidate);

  /**
   * What each offence of one key is linked to.
   *
   * @param offences those that hold, in {@link Offence#ORDER}
   * @param wanted ids of those whose linkage is asked for
   * @return by candidate id
   */
  Map<String, Linkage> link(Collection<Offence> offences, Set<String> wanted);
}
