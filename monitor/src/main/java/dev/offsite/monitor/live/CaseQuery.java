package dev.offsite.monitor.live;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for: values of one filter are alternatives, filters are joined by
 * <em>and</em>.
 *
 * @param kinds as corrected, where somebody has corrected it
 * @param phases empty for all but the withdrawn
 * @param siteIds and the other sets: empty for all
 * @param plate contained, upper and lower case alike; null for all
 * @param objectClasses what a camera saw; empty for all
 * @param text contained in plate, company, place, device or id; null for all
 * @param breachedOnly only cases with a duty that was missed
 * @param from start of the episode, inclusive; null for all
 * @param until start of the episode, exclusive; null for all
 */
public record CaseQuery(
    Desk desk,
    Set<String> kinds,
    Set<String> severities,
    Set<String> grades,
    Set<String> phases,
    Set<String> states,
    Set<String> districts,
    Set<String> streets,
    Set<String> jurisdictions,
    Set<String> siteIds,
    Set<String> deviceIds,
    Set<String> companies,
    Set<String> objectClasses,
    @Nullable String plate,
    @Nullable String text,
    @Nullable String storm,
    boolean breachedOnly,
    @Nullable Instant from,
    @Nullable Instant until)
    implements Predicate<CaseRow> {

  @Override
  public boolean test(CaseRow row) {
    CaseFacts facts = row.facts();
    return desk.includes(facts.desk())
        && testPhase(facts.phase())
        && isAmong(kinds, row.kind().name())
        && isAmong(severities, Integer.toString(facts.severity()))
        && isAmong(grades, facts.grade().name())
        && isAmong(states, row.state().name())
        && isAmong(districts, row.area().district())
        && isAmong(streets, row.area().street())
        && (jurisdictions.isEmpty() || row.area().ids().stream().anyMatch(jurisdictions::contains))
        && isAmong(siteIds, facts.siteId())
        && isAmong(deviceIds, facts.deviceId())
        && isAmong(companies, facts.company())
        && isAmong(objectClasses, facts.objectClass())
        && (plate == null || contains(facts.plate(), plate))
        && (text == null || testText(facts))
        && (storm == null || storm.equals(facts.storm()))
        && (!breachedOnly || row.standing().breached())
        && (from == null || !facts.start().isBefore(from))
        && (until == null || facts.start().isBefore(until));
  }

  private boolean testPhase(Candidate.Phase phase) {
    return phases.isEmpty() ? phase != Candidate.Phase.WITHDRAWN : phases.contains(phase.name());
  }

  private boolean testText(CaseFacts facts) {
    return contains(facts.plate(), text)
        || contains(facts.company(), text)
        || contains(facts.place(), text)
        || contains(facts.deviceId(), text)
        || contains(facts.id(), text);
  }

  private static boolean isAmong(Set<String> wanted, @Nullable String value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }

  private static boolean contains(@Nullable String value, String part) {
    return value != null && value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
