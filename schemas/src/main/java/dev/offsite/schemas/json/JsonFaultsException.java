package dev.offsite.schemas.json;

import java.util.List;
import java.util.stream.Collectors;

/** A JSON text, or the values of a record, do not keep the contract. */
public final class JsonFaultsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<JsonFault> faults;

  public JsonFaultsException(List<JsonFault> faults) {
    super(faults.stream().map(JsonFault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
    if (faults.isEmpty()) {
      throw new IllegalStateException("no fault");
    }
  }

  /** At least one, in the order they were found. */
  public List<JsonFault> faults() {
    return faults;
  }
}
