package dev.offsite.pipelines.judge;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What a judge holds against a subject: one episode, as far as it is known.
 *
 * @param rule version of the rule in force at the time of the act
 * @param release release of the reference data
 * @param subjectKey names the subject in the candidate's id
 * @param siteKey names the place in the candidate's id
 * @param law without department overrides; the band already chosen
 * @param doubts what the judge itself holds against its evidence
 * @param newestEvent event time of the newest observation
 * @param newestReceived when the newest observation was received
 */
public record Finding(
    ReferenceEntry.Rule rule,
    String release,
    String subjectKey,
    String siteKey,
    Candidate.Subject subject,
    Candidate.Episode episode,
    Candidate.Facts facts,
    Candidate.Place place,
    Candidate.Law law,
    Set<Doubt> doubts,
    Candidate.Evidence evidence,
    Instant newestEvent,
    Instant newestReceived) {

  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(subjectKey, "subjectKey");
    Objects.requireNonNull(siteKey, "siteKey");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(episode, "episode");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(law, "law");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(newestEvent, "newestEvent");
    Objects.requireNonNull(newestReceived, "newestReceived");
    doubts = Set.copyOf(doubts);
  }

  /** Whether the episode has ended. */
  public boolean isOver() {
    return episode.end() != null;
  }

  /** The law of a rule without a ladder. */
  public static Candidate.Law lawOf(ReferenceEntry.Rule rule) {
    return new Candidate.Law(
        rule.basis(), null, null, rule.matter(), rule.department(), rule.severity());
  }

  /** The place of a site, in WGS-84. */
  public static Candidate.Place placeOf(ReferenceEntry.Site site) {
    return new Candidate.Place(
        site.id(),
        null,
        null,
        site.name(),
        site.lng(),
        site.lat(),
        "WGS84",
        null,
        site.jurisdiction(),
        site.roadClass());
  }
}
