package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.decode.RawRecord;
import java.util.Objects;

/**
 * A sighting or look on its way to the task that keeps its neighbourhood, with the record it came
 * in: if it proves to be too late, its bytes go to the late reports.
 */
public record ReportedSighting(Noticed noticed, RawRecord raw) {

  public ReportedSighting {
    Objects.requireNonNull(noticed, "noticed");
    Objects.requireNonNull(raw, "raw");
  }

  /** The rule and the neighbourhood. */
  public String key() {
    return noticed.key();
  }
}
