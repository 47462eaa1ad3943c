package dev.offsite.schemas.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Reference data that cannot be used; the message holds one line for each fault. */
public final class ReferenceFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<ReferenceFault> faults;

  public ReferenceFormatException(List<ReferenceFault> faults) {
    super(faults.stream().map(ReferenceFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
    if (faults.isEmpty()) {
      throw new IllegalStateException("no fault");
    }
  }

  /** At least one, in the order of the file. */
  public List<ReferenceFault> faults() {
    return faults;
  }
}
