package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.Sign;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Picks the passages that a sign may show. Pure; thread-safe. */
final class LivePassages {

  /**
   * The passage; empty if it did not come by itself, or there is no sign it is fresh enough for.
   */
  static Optional<LivePassage> find(Received received, ReferenceSnapshot reference, Instant now) {
    if (!(received.report() instanceof PassageReport passage)
        || received.raw().provenance() != Provenance.LANDED
        || !received.cameAlone()) {
      return Optional.empty();
    }
    List<Sign> signs =
        reference
            .findDevice(passage.deviceId(), passage.deviceTime())
            .map(device -> reference.roadside().signs(device.siteId(), passage.deviceTime()))
            .orElse(List.of());
    LivePassage live =
        new LivePassage(
            passage.deviceId(),
            LivePassage.recordOf(
                received.raw().topic(),
                received.raw().partition(),
                received.raw().offset(),
                received.index()),
            passage.direction() == null ? "" : passage.direction(),
            passage.lane(),
            passage.deviceTime().toEpochMilli(),
            received.raw().receivedAtMillis());
    return signs.stream().anyMatch(sign -> Freshness.isFresh(live, sign, now))
        ? Optional.of(live)
        : Optional.empty();
  }

  private LivePassages() {}
}
