package dev.offsite.pipelines.link;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Optional;

/** What a stage links by. */
public enum LinkBy {
  /** The plate. */
  VEHICLE(new VehicleLinker()),
  /** The company of the vehicle; behind {@link #VEHICLE}, whose journeys it counts. */
  COMPANY(new CompanyLinker());

  private final Linker linker;

  LinkBy(Linker linker) {
    this.linker = linker;
  }

  /** What candidates must share to be linked; empty if this one is linked to none. */
  public Optional<String> keyOf(Candidate candidate) {
    return linker.keyOf(candidate);
  }

  Linker linker() {
    return linker;
  }
}
