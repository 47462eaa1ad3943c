package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.bridge.BridgeLoad.Level;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a bridge carries and from what share on it is said, at one moment. Of several rules the one
 * with the lowest id counts.
 *
 * @param bridge the version in force
 * @param rule empty if none is in force: then nothing is ever near
 */
record LoadLimits(Bridge bridge, Optional<ReferenceEntry.Rule> rule) {

  private static final long SHARE_UNIT = 1_000_000;

  /** What holds at a site at a moment; empty if there is no bridge. */
  static Optional<LoadLimits> at(String siteId, long ms, ReferenceSnapshot reference) {
    Instant at = Instant.ofEpochMilli(ms);
    return reference
        .roadside()
        .findBridge(siteId, at)
        .map(
            bridge ->
                new LoadLimits(
                    bridge,
                    reference.rules(ViolationKind.BRIDGE_LOAD_NEAR_LIMIT, at).stream()
                        .findFirst()));
  }

  /** What a scope carries; empty for lanes of a bridge without a limit for them. */
  OptionalInt limitKg(LoadScope scope) {
    if (scope.isBridge()) {
      return OptionalInt.of(bridge.massLimitKg());
    }
    return bridge.laneLimitKg() == null
        ? OptionalInt.empty()
        : OptionalInt.of(bridge.laneLimitKg());
  }

  /** How near the limit a mass is. */
  Level levelOf(LoadScope scope, long massKg) {
    OptionalInt limitKg = limitKg(scope);
    if (limitKg.isEmpty() || rule.isEmpty()) {
      return Level.NORMAL;
    }
    if (massKg > limitKg.getAsInt()) {
      return Level.OVER_LIMIT;
    }
    if (isAtLeast(scope, massKg, "alarmShare")) {
      return Level.ALARM;
    }
    return isAtLeast(scope, massKg, "warnShare") ? Level.WARNING : Level.NORMAL;
  }

  /** Whether an episode of this scope goes on at this mass. */
  boolean holds(LoadScope scope, long massKg) {
    return limitKg(scope).isPresent() && rule.isPresent() && isAtLeast(scope, massKg, "clearShare");
  }

  /** How long a load must stay below before an episode is over. */
  long clearAfterMs() {
    return rule.map(r -> Math.round(r.requireParameter("clearAfterS") * 1000)).orElse(0L);
  }

  /** Counted to a millionth, not in floating point: 80 % of 360 t must be 288,000 kg. */
  private boolean isAtLeast(LoadScope scope, long massKg, String share) {
    long millionths = Math.round(rule.orElseThrow().requireParameter(share) * SHARE_UNIT);
    return massKg * SHARE_UNIT >= limitKg(scope).orElseThrow() * millionths;
  }
}
