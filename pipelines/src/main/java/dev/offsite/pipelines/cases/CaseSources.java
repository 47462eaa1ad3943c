package dev.offsite.pipelines.cases;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Objects;
import org.apache.flink.api.connector.source.Source;

/**
 * What the case job reads.
 *
 * @param candidates every revision
 * @param feedback values of {@code case-feedback}, as they came
 */
public record CaseSources(Source<Candidate, ?, ?> candidates, Source<byte[], ?, ?> feedback) {
  public CaseSources {
    Objects.requireNonNull(candidates, "candidates");
    Objects.requireNonNull(feedback, "feedback");
  }
}
