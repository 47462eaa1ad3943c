package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The finding of an episode that is over, made once for each snapshot of the reference data: what
 * is said of a truck is asked at each of its fixes, and most of it has not changed since the last.
 * Not part of any state; not thread-safe.
 */
public final class MadeFinding {

  private @Nullable ReferenceSnapshot reference;
  private List<Finding> made = List.of();

  /**
   * Adds the finding, as it was made before if it can be no other.
   *
   * @param make makes it from an episode that has not changed since {@link #forget} was called, and
   *     from the snapshot alone; at most one
   */
  public void addTo(List<Finding> findings, Moment moment, Supplier<List<Finding>> make) {
    if (reference != moment.reference()) {
      made = make.get();
      reference = moment.reference();
    }
    findings.addAll(made);
  }

  /** The episode has changed. */
  public void forget() {
    reference = null;
    made = List.of();
  }
}
