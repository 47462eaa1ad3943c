package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of a candidate's facts that comes from other candidates: journeys and counts of a year.
 * It depends on what else is known, so two judgements of one passage are compared without it.
 * Stateless; thread-safe.
 */
public final class LinkFacts {

  private static final Set<String> DETAILS =
      Set.of(
          VehicleLinker.JOURNEY,
          VehicleLinker.JOURNEY_PASSAGE,
          VehicleLinker.TIMES_IN_YEAR,
          VehicleLinker.TIMES_IN_YEAR_WITH_REVIEW,
          CompanyLinker.COMPANY_TIMES_IN_YEAR,
          CompanyLinker.COMPANY_TIMES_IN_YEAR_WITH_REVIEW);

  private static final Set<String> NOTES =
      Set.of(VehicleLinker.FOLLOWS_IN_JOURNEY, VehicleLinker.TIMES_IN_YEAR_EXCEEDED);

  /** The facts without what other candidates add. */
  public static Candidate.Facts without(Candidate.Facts facts) {
    Map<String, String> details = new TreeMap<>(facts.details());
    details.keySet().removeAll(DETAILS);
    List<String> notes = new ArrayList<>(facts.notes());
    notes.removeAll(NOTES);
    return facts.with(details, notes);
  }

  /** The facts of {@code own} with what other candidates added to {@code linked}. */
  public static Candidate.Facts carryOver(Candidate.Facts own, Candidate.Facts linked) {
    Candidate.Facts bare = without(own);
    Map<String, String> details = new TreeMap<>(bare.details());
    linked.details().forEach((name, value) -> putIfLinked(details, name, value));
    List<String> notes = new ArrayList<>(bare.notes());
    linked.notes().stream().filter(NOTES::contains).forEach(notes::add);
    return own.with(details, notes);
  }

  /** Id of the first candidate of the journey; empty if it is linked to no other. */
  public static Optional<String> journey(Candidate.Facts facts) {
    return Optional.ofNullable(facts.details().get(VehicleLinker.JOURNEY));
  }

  private static void putIfLinked(Map<String, String> details, String name, String value) {
    if (DETAILS.contains(name)) {
      details.put(name, value);
    }
  }

  private LinkFacts() {}
}
