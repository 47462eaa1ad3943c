package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What linking adds to a candidate.
 *
 * @param details facts by name
 * @param notes codes for the reader
 * @param related ids of the other candidates of the journey, in the order of the acts
 */
record Linkage(Map<String, String> details, List<String> notes, List<String> related) {

  /** Nothing. */
  static final Linkage NONE = new Linkage(Map.of(), List.of(), List.of());

  Linkage {
    details = Map.copyOf(details);
    notes = List.copyOf(notes);
    related = List.copyOf(related);
  }

  /** The candidate with this added, as revision {@code revision}. */
  Candidate addedTo(Candidate base, int revision, Candidate.Phase phase, Instant decided) {
    Candidate.Facts facts = base.facts();
    Map<String, String> allDetails = new TreeMap<>(facts.details());
    allDetails.putAll(details);
    List<String> allNotes = new ArrayList<>(facts.notes());
    allNotes.addAll(notes);
    NavigableSet<String> known = new TreeSet<>(base.related());
    List<String> allRelated = new ArrayList<>(base.related());
    related.stream().filter(known::add).forEach(allRelated::add);
    return new Candidate(
        base.id(),
        revision,
        phase,
        base.supersededBy(),
        base.kind(),
        base.rule(),
        base.subject(),
        base.episode(),
        facts.with(allDetails, allNotes),
        base.place(),
        base.law(),
        base.gate(),
        base.evidence(),
        base.deadlines(),
        new Candidate.Clocks(base.clocks().event(), base.clocks().received(), decided),
        allRelated);
  }
}
