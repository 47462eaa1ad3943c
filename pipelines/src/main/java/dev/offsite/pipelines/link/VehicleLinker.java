package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Links by plate: finds the journeys, and counts the vehicle's.
 *
 * <p>A fold over the offences in the order of the acts, so the order in which they arrived makes no
 * difference. Two candidates of one instant are one passage.
 */
final class VehicleLinker implements Linker {

  /** Id of the journey's first candidate, where there is more than one. */
  static final String JOURNEY = "journey";

  /** Which passage of how many of the journey. */
  static final String JOURNEY_PASSAGE = "journeyPassage";

  /** Journeys of the vehicle that count, in the year that ends with this one. */
  static final String TIMES_IN_YEAR = "timesInYear";

  /** The same with those that a human has to look at first. */
  static final String TIMES_IN_YEAR_WITH_REVIEW = "timesInYearWithReview";

  /** Another candidate of the same journey came first. */
  static final String FOLLOWS_IN_JOURNEY = "FOLLOWS_IN_JOURNEY";

  /** More often in a year than the rule lets go. */
  static final String TIMES_IN_YEAR_EXCEEDED = "TIMES_IN_YEAR_EXCEEDED";

  /** Ids that a candidate names at most; a journey of hours over a few bridges has less. */
  static final int RELATED_MAX = 50;

  @Override
  public Optional<String> keyOf(Candidate candidate) {
    return Optional.ofNullable(candidate.subject().plate());
  }

  @Override
  public String journeyOf(Candidate candidate) {
    return "";
  }

  @Override
  public Map<String, Linkage> link(Collection<Offence> offences, Set<String> wanted) {
    Map<String, List<Offence>> journeyById = new HashMap<>();
    for (List<Offence> journey : journeys(offences)) {
      journey.forEach(offence -> journeyById.put(offence.id(), journey));
    }
    YearCount year = YearCount.of(offences, offence -> journeyById.get(offence.id()).get(0).id());
    Map<String, Linkage> linkages = new HashMap<>();
    for (Offence offence : offences) {
      if (wanted.contains(offence.id())) {
        linkages.put(offence.id(), linkage(offence, journeyById.get(offence.id()), year));
      }
    }
    return linkages;
  }

  private static List<List<Offence>> journeys(Collection<Offence> offences) {
    List<List<Offence>> journeys = new ArrayList<>();
    List<Offence> journey = List.of();
    for (Offence offence : offences) {
      if (journey.isEmpty() || !continues(journey, offence)) {
        journey = new ArrayList<>();
        journeys.add(journey);
      }
      journey.add(offence);
    }
    return journeys;
  }

  private static boolean continues(List<Offence> journey, Offence next) {
    long sinceFirstMs = next.startMs() - journey.get(0).startMs();
    long sinceLastMs = next.startMs() - journey.get(journey.size() - 1).startMs();
    return sinceLastMs <= next.figures().journeyGap().toMillis()
        && sinceFirstMs <= next.figures().journeyMax().toMillis();
  }

  private static Linkage linkage(Offence offence, List<Offence> journey, YearCount year) {
    List<Long> passages = journey.stream().map(Offence::startMs).distinct().toList();
    Map<String, String> details = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    int times = year.countedUpTo(offence.startMs());
    details.put(TIMES_IN_YEAR, Integer.toString(times));
    details.put(
        TIMES_IN_YEAR_WITH_REVIEW, Integer.toString(year.withReviewUpTo(offence.startMs())));
    if (journey.size() > 1) {
      details.put(JOURNEY, journey.get(0).id());
      details.put(
          JOURNEY_PASSAGE, (passages.indexOf(offence.startMs()) + 1) + " of " + passages.size());
    }
    if (offence.startMs() > journey.get(0).startMs()) {
      notes.add(FOLLOWS_IN_JOURNEY);
    }
    if (times > offence.figures().timesInYearMax()) {
      notes.add(TIMES_IN_YEAR_EXCEEDED);
    }
    return new Linkage(
        details,
        notes,
        journey.stream()
            .map(Offence::id)
            .filter(id -> !id.equals(offence.id()))
            .limit(RELATED_MAX)
            .toList());
  }
}
