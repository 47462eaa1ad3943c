package dev.offsite.pipelines.bridge;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a consumer that upserts ends with. */
final class Holding {

  /** The newest revision of each candidate that is not withdrawn, by their start. */
  static List<Candidate> of(Collection<Candidate> said) {
    Map<String, Candidate> newest = new TreeMap<>();
    for (Candidate candidate : said) {
      newest.merge(candidate.id(), candidate, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    return newest.values().stream()
        .filter(candidate -> candidate.phase() != Candidate.Phase.WITHDRAWN)
        .sorted(
            Comparator.comparing((Candidate c) -> c.episode().start()).thenComparing(Candidate::id))
        .toList();
  }

  private Holding() {}
}
