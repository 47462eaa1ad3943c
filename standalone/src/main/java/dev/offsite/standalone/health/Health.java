package dev.offsite.standalone.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at all parts when asked, but not more than once in {@link #FRESH}, however many ask.
 * Thread-safe.
 */
public final class Health {

  /** A report counts as of now for this long. */
  static final Duration FRESH = Duration.ofSeconds(1);

  private final List<PartCheck> checks;
  private final Clock clock;
  private HealthReport newest;

  public Health(List<PartCheck> checks, Clock clock) {
    this.checks = List.copyOf(checks);
    this.clock = clock;
  }

  /** How the parts are. */
  public synchronized HealthReport report() throws InterruptedException {
    Instant now = clock.instant();
    if (newest == null
        || now.isBefore(newest.at()) // the clock was set back
        || !now.isBefore(newest.at().plus(FRESH))) {
      List<PartHealth> parts = new ArrayList<>();
      for (PartCheck check : checks) {
        parts.add(lookAt(check));
      }
      newest = new HealthReport(now, parts);
    }
    return newest;
  }

  /** A check that fails says nothing of its part but that nobody can tell. */
  private static PartHealth lookAt(PartCheck check) throws InterruptedException {
    try {
      return check.look();
    } catch (RuntimeException e) {
      return new PartHealth(check.part(), PartState.WAITING, "cannot be looked at: " + e);
    }
  }
}
