package dev.offsite.pipelines.score;

import java.util.Objects;

/** What is known of one candidate against a company. */
public record CompanyOffence(String company, String candidateId, ScoredOffence offence) {
  public CompanyOffence {
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(candidateId, "candidateId");
    Objects.requireNonNull(offence, "offence");
  }
}
