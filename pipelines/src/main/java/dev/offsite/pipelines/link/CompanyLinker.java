package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links by company: counts the journeys of all its vehicles, each as {@link VehicleLinker} found.
 */
final class CompanyLinker implements Linker {

  /** Journeys of the company's vehicles that count, in the year that ends with this one. */
  static final String COMPANY_TIMES_IN_YEAR = "companyTimesInYear";

  /** The same with those that a human has to look at first. */
  static final String COMPANY_TIMES_IN_YEAR_WITH_REVIEW = "companyTimesInYearWithReview";

  @Override
  public Optional<String> keyOf(Candidate candidate) {
    return Optional.ofNullable(candidate.subject().company());
  }

  @Override
  public String journeyOf(Candidate candidate) {
    return candidate.facts().details().getOrDefault(VehicleLinker.JOURNEY, candidate.id());
  }

  @Override
  public Map<String, Linkage> link(Collection<Offence> offences, Set<String> wanted) {
    YearCount year = YearCount.of(offences, Offence::journey);
    Map<String, Linkage> linkages = new HashMap<>();
    for (Offence offence : offences) {
      if (wanted.contains(offence.id())) {
        linkages.put(offence.id(), linkage(offence, year));
      }
    }
    return linkages;
  }

  private static Linkage linkage(Offence offence, YearCount year) {
    Map<String, String> details =
        Map.of(
            COMPANY_TIMES_IN_YEAR,
            Integer.toString(year.countedUpTo(offence.startMs())),
            COMPANY_TIMES_IN_YEAR_WITH_REVIEW,
            Integer.toString(year.withReviewUpTo(offence.startMs())));
    return new Linkage(details, List.of(), List.of());
  }
}
