package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals are meant.
 *
 * @param deviceId of this device only; null for all. Empty text means those whose topic names none
 * @param reasons with one of these reasons; empty for all
 * @param since received then or later; null for all
 */
public record RefusalFilter(
    @Nullable String deviceId, Set<RefusalReason> reasons, @Nullable Instant since) {

  /** All of them. */
  public static final RefusalFilter ALL = new RefusalFilter(null, Set.of(), null);

  public RefusalFilter {
    reasons = Set.copyOf(Objects.requireNonNull(reasons, "reasons"));
  }

  /** Whether this one is meant. */
  public boolean matches(Refusal refusal) {
    return (deviceId == null || deviceId.equals(refusal.deviceId()))
        && (reasons.isEmpty() || refusal.reasons().stream().anyMatch(reasons::contains))
        && (since == null || refusal.receivedAtMillis() >= since.toEpochMilli());
  }
}
