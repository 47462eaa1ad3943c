package dev.offsite.pipelines.cases;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A case: what the stream says of it, and what people have done. */
public record CaseStanding(CaseArrival arrival, CaseConduct conduct) {

  public CaseStanding {
    Objects.requireNonNull(arrival, "arrival");
    Objects.requireNonNull(conduct, "conduct");
  }

  /** Where it stands; the stream's own word counts only as long as nobody has acted. */
  CaseStatus status() {
    boolean takenBack =
        conduct.version() == 0 && arrival.revision().phase() == Candidate.Phase.WITHDRAWN;
    return takenBack ? CaseStatus.WITHDRAWN : conduct.status();
  }

  /** When it ended; null while it goes on. */
  @Nullable Instant endedAt() {
    CaseStatus status = status();
    if (!status.isEnd()) {
      return null;
    }
    return status == CaseStatus.WITHDRAWN
        ? arrival.revision().decidedAt()
        : conduct.milestones().endedAt();
  }
}
