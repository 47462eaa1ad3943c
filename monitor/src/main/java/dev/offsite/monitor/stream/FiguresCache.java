package dev.offsite.monitor.stream;

import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.Figures;
import dev.offsite.monitor.live.Situation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of each set of jurisdictions, computed at most every {@link #MAX_AGE}. Thread-safe;
 * keeps at most {@value #SCOPES_MAX} of them.
 */
public final class FiguresCache {

  /** Young enough for a wall, old enough that two hundred browsers share one computation. */
  public static final Duration MAX_AGE = Duration.ofSeconds(2);

  private static final int SCOPES_MAX = 500;

  private final Situation situation;
  private final ZoneId zone;
  private final Clock clock;
  private final Map<Scope, Figures> byScope =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, Figures> eldest) {
          return size() > SCOPES_MAX;
        }
      };

  /**
   * Figures of this situation.
   *
   * @param zone whose midnight begins a day
   */
  public FiguresCache(Situation situation, ZoneId zone, Clock clock) {
    this.situation = situation;
    this.zone = zone;
    this.clock = clock;
  }

  /** The figures over what a viewer may see. */
  public synchronized Figures of(Viewer viewer) {
    Instant now = clock.instant();
    Figures held = byScope.get(viewer.scope());
    if (held == null || !now.isBefore(held.asOf().plus(MAX_AGE))) {
      held = Figures.of(situation, viewer, zone, now);
      byScope.put(viewer.scope(), held);
    }
    return held;
  }
}
