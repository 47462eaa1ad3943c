package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.PlateAlert;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Set;

/**
 * Grounds on which a true record is void: an emergency vehicle, a plate that need not be its
 * owner's, signs that contradict each other.
 *
 * <p>Grounds about the plate are only looked for where a camera read it: a terminal is fitted to
 * its truck whatever plate others carry.
 */
final class VoidGrounds {

  static void examine(
      Finding finding,
      ReferenceEntry.Device device,
      ReferenceSnapshot reference,
      Set<Doubt> doubts) {
    Instant at = finding.episode().start();
    String plate = finding.subject().plate();
    if (plate != null && device != null && device.deviceKind() != DeviceKind.TRUCK) {
      examinePlate(plate, at, reference, doubts);
    }
    String siteId = finding.place().siteId();
    if (siteId != null
        && reference.findSite(siteId, at).map(ReferenceEntry.Site::signConflict).isPresent()) {
      doubts.add(Doubt.SIGNS_CONTRADICT);
    }
  }

  private static void examinePlate(
      String plate, Instant at, ReferenceSnapshot reference, Set<Doubt> doubts) {
    boolean isEmergency =
        reference
            .findPlateReading(at)
            .map(reading -> reading.emergencyEndings().stream().anyMatch(plate::endsWith))
            .orElse(false);
    if (isEmergency) {
      doubts.add(Doubt.EMERGENCY_VEHICLE);
    }
    PlateAlert alert =
        reference.findVehicle(plate, at).map(ReferenceEntry.Vehicle::plateAlert).orElse(null);
    if (alert != null) {
      doubts.add(
          switch (alert) {
            case CLONED -> Doubt.PLATE_CLONED;
            case STOLEN -> Doubt.PLATE_STOLEN;
          });
    }
  }

  private VoidGrounds() {}
}
