package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.decode.RawRecord;
import java.util.Objects;

/**
 * A sighting on its way to the task that keeps its zone, with the record it came in: if it proves
 * to be too late, its bytes go to the late reports.
 */
public record ReportedSighting(Sighting sighting, RawRecord raw) {

  public ReportedSighting {
    Objects.requireNonNull(sighting, "sighting");
    Objects.requireNonNull(raw, "raw");
  }

  /** The rule and the zone. */
  public String key() {
    return sighting.key();
  }
}
