package dev.offsite.pipelines.cases;

import java.util.Objects;

/**
 * A case has named another one as its main case, or does no longer.
 *
 * @param mainCaseId the main case
 * @param change 1 or -1
 */
public record MergeChange(String mainCaseId, int change) {
  public MergeChange {
    Objects.requireNonNull(mainCaseId, "mainCaseId");
  }
}
