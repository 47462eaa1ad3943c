package dev.offsite.pipelines.cases;

import dev.offsite.schemas.cases.CaseClock;
import dev.offsite.schemas.cases.CaseStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One clock of one case, apart from what time it is. */
record ClockRun(
    CaseStep step,
    Instant startedAt,
    @Nullable Instant warnAt,
    Instant dueAt,
    @Nullable Instant stoppedAt) {

  /** Whether the duty is missed at {@code now}: not done in time, or not at all and too late. */
  boolean isBreached(Instant now) {
    Instant until = stoppedAt == null ? now : stoppedAt;
    return stoppedAt == null ? !until.isBefore(dueAt) : until.isAfter(dueAt);
  }

  /** Whether it is time to warn at {@code now}. */
  boolean isWarning(Instant now) {
    return stoppedAt == null && warnAt != null && !now.isBefore(warnAt) && now.isBefore(dueAt);
  }

  /** The next moment after {@code now} at which it stands otherwise; null if it never will. */
  @Nullable Instant nextAfter(Instant now) {
    if (stoppedAt != null) {
      return null;
    }
    if (warnAt != null && now.isBefore(warnAt)) {
      return warnAt;
    }
    return now.isBefore(dueAt) ? dueAt : null;
  }

  CaseClock at(Instant now) {
    CaseClock.Standing standing;
    if (isBreached(now)) {
      standing = stoppedAt == null ? CaseClock.Standing.BREACHED : CaseClock.Standing.LATE;
    } else if (stoppedAt != null) {
      standing = CaseClock.Standing.KEPT;
    } else {
      standing = isWarning(now) ? CaseClock.Standing.WARNED : CaseClock.Standing.RUNNING;
    }
    return new CaseClock(step, startedAt, warnAt, dueAt, stoppedAt, standing);
  }
}
