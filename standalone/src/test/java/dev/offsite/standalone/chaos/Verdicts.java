package dev.offsite.standalone.chaos;

import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a consumer that upserts by id ends with, without what may differ between two runs over the
 * same messages: times of receipt and decision, coordinates of records, names of releases.
 */
public final class Verdicts {

  private Verdicts() {}

  /** The newest revision of each candidate, by its id. */
  public static Map<String, List<Object>> of(Collection<Candidate> revisions) {
    Map<String, Candidate> newest = new TreeMap<>();
    for (Candidate candidate : revisions) {
      newest.merge(candidate.id(), candidate, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    Map<String, List<Object>> verdicts = new TreeMap<>();
    newest.forEach(
        (id, candidate) ->
            verdicts.put(
                id,
                List.of(
                    candidate.revision(),
                    candidate.phase(),
                    candidate.kind(),
                    candidate.rule().id(),
                    candidate.subject(),
                    candidate.episode(),
                    candidate.facts(),
                    candidate.place(),
                    candidate.law(),
                    candidate.gate())));
    return verdicts;
  }

  /** What is missing, what was invented and what differs, one line for each candidate. */
  public static List<String> differences(
      Map<String, List<Object>> expected, Map<String, List<Object>> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (id, verdict) -> {
          if (!actual.containsKey(id)) {
            differences.add("missing: " + verdict);
          } else if (!actual.get(id).equals(verdict)) {
            differences.add("expected " + verdict + " but is " + actual.get(id));
          }
        });
    actual.forEach(
        (id, verdict) -> {
          if (!expected.containsKey(id)) {
            differences.add("invented: " + verdict);
          }
        });
    return differences;
  }
}
