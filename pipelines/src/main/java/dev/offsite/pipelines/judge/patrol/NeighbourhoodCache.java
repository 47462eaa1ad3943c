package dev.offsite.pipelines.judge.patrol;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The neighbourhoods of the release that was asked about last. Not thread-safe. */
public final class NeighbourhoodCache {

  private static final Set<ViolationKind> KINDS =
      EnumSet.of(ViolationKind.PATROL_OBJECT, ViolationKind.ILLEGAL_PARKING);

  private @Nullable Neighbourhoods last;

  /** The neighbourhoods of a release. */
  public Neighbourhoods of(ReferenceSnapshot reference) {
    if (last == null || !last.isOf(reference)) {
      last = Neighbourhoods.of(reference, KINDS);
    }
    return last;
  }
}
