package dev.offsite.monitor.live;

import dev.offsite.schemas.channel.DeviceKind;
import java.time.Duration;

/**
 * After how long without a message a device counts as silent on the desk. No legal figure and no
 * verdict: {@code SCALE_SILENT} and the terminal's silence are judged by dated rules.
 */
public record SilenceLimits(Duration wim, Duration truck, Duration drone) {

  /** A quiet hour on a bridge; three missed reports of a slow terminal; a day without a flight. */
  public static final SilenceLimits DEFAULT =
      new SilenceLimits(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofDays(1));

  /** The limit of a kind. */
  public Duration of(DeviceKind kind) {
    return switch (kind) {
      case WIM -> wim;
      case TRUCK -> truck;
      case DRONE -> drone;
    };
  }
}
