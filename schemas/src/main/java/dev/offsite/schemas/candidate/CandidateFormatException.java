package dev.offsite.schemas.candidate;

import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import java.util.List;

/** A message that is no candidate of contract v1. */
public final class CandidateFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<JsonFault> faults;

  CandidateFormatException(JsonFaultsException cause) {
    super("no candidate: " + cause.getMessage(), cause);
    faults = cause.faults();
  }

  /** At least one. */
  public List<JsonFault> faults() {
    return faults;
  }
}
