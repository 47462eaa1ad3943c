package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Optional;

/** What a stage links by. */
public enum LinkBy {
  /** The plate. */
  VEHICLE,
  /** The company of the vehicle; behind {@link #VEHICLE}, whose journeys it counts. */
  COMPANY;

  /** What candidates must share to be linked; empty if this one is linked to none. */
  public Optional<String> keyOf(Candidate candidate) {
    return linker().keyOf(candidate);
  }

  Linker linker() {
    return switch (this) {
      case VEHICLE -> new VehicleLinker();
      case COMPANY -> new CompanyLinker();
    };
  }
}
