package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which bridge a weighed vehicle drives onto, and when. Pure; thread-safe.
 *
 * <p>A passage that somebody repaired is left out: nobody knows what its scale had weighed.
 */
final class CrossingFinder {

  /** The role of a record in the evidence. */
  private static final String ON_BRIDGE = "ON_BRIDGE";

  /** The crossing; empty if no bridge names the scale. */
  Optional<Crossing> find(Received received, ReferenceSnapshot reference) {
    if (!(received.report() instanceof PassageReport passage)
        || received.raw().provenance() == Provenance.REPAIRED) {
      return Optional.empty();
    }
    Instant at = passage.deviceTime();
    return reference
        .findDevice(passage.deviceId(), at)
        .map(ReferenceEntry.Device::siteId)
        .flatMap(siteId -> reference.roadside().findBridge(siteId, at))
        .flatMap(bridge -> crossing(received, passage, bridge));
  }

  private static Optional<Crossing> crossing(
      Received received, PassageReport passage, Bridge bridge) {
    return bridge.scales().stream()
        .filter(scale -> scale.deviceId().equals(passage.deviceId()))
        .findFirst()
        .map(
            scale -> {
              PassingModel model = new PassingModel(bridge, scale);
              String direction =
                  passage.direction() != null ? passage.direction() : scale.direction();
              return new Crossing(
                  bridge.siteId(),
                  passage.deviceId(),
                  passage.passageId(),
                  new LoadScope(direction == null ? "" : direction, passage.lane()),
                  passage.grossKg(),
                  passage.deviceTime().toEpochMilli(),
                  received.raw().receivedAtMillis(),
                  received.raw().provenance() == Provenance.LANDED && received.cameAlone(),
                  model.likely(passage),
                  model.least(passage),
                  model.most(passage),
                  received.asEvidence(ON_BRIDGE));
            });
  }
}
