package dev.offsite.schemas.cases;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One duty with its time.
 *
 * @param dueAt when it must have happened
 * @param warnAt when a warning goes out; null without one
 * @param stoppedAt when it happened, or the case ended; null while neither has
 */
public record CaseClock(
    CaseStep step,
    Instant startedAt,
    @Nullable Instant warnAt,
    Instant dueAt,
    @Nullable Instant stoppedAt,
    Standing standing) {

  public CaseClock {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(standing, "standing");
  }

  /** How it goes. */
  public enum Standing {
    /** There is time left. */
    RUNNING,
    /** There is time left, and a warning went out. */
    WARNED,
    /** The time is over, and it has not happened. */
    BREACHED,
    /** It happened in time. */
    KEPT,
    /** It happened, but too late. */
    LATE
  }
}
