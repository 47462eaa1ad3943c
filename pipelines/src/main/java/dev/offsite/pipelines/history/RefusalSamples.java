package dev.offsite.pipelines.history;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.Optional;

/** What a refusal counts for. Pure; thread-safe. */
final class RefusalSamples {

  /**
   * The sample; empty for rows that the history itself refused, which say nothing about a device.
   */
  static Optional<HealthSample> of(Refusal refusal) {
    return kind(refusal)
        .map(kind -> new HealthSample(refusal.deviceId(), kind, refusal.receivedAtMillis(), 0));
  }

  private static Optional<HealthSample.Kind> kind(Refusal refusal) {
    return switch (refusal.disposition()) {
      case DEAD_LETTER -> Optional.of(HealthSample.Kind.DEAD_LETTER);
      case REJECTED ->
          Optional.of(
              isOfItsClock(refusal) ? HealthSample.Kind.CLOCK_REJECT : HealthSample.Kind.REJECT);
      case LATE -> Optional.of(HealthSample.Kind.LATE);
      case HISTORY -> Optional.empty();
    };
  }

  private static boolean isOfItsClock(Refusal refusal) {
    return refusal.reasons().contains(RefusalReason.FUTURE_TIME)
        || refusal.reasons().contains(RefusalReason.STALE_TIME);
  }

  private RefusalSamples() {}
}
