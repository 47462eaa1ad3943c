package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as it stands at last, and when it was first said.
 *
 * @param latest its highest revision
 * @param opened when its first revision was decided; null if that one was not seen, because the
 *     clocks of a later revision tell only when that was decided
 */
public record TrackedCandidate(Candidate latest, @Nullable Instant opened) {

  public TrackedCandidate {
    Objects.requireNonNull(latest, "latest");
  }
}
