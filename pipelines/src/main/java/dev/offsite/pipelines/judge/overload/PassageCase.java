package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.PlateReader;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One passage with everything that the reference data of its day say about it. Immutable.
 *
 * @param received the record
 * @param passage what it says
 * @param reference the release
 * @param device the scale
 * @param site where it stands
 * @param plate as read; null if it was not
 * @param registered the vehicle of that plate
 * @param certificate of the scale in force
 * @param tolerance of the area in force
 */
record PassageCase(
    Received received,
    PassageReport passage,
    ReferenceSnapshot reference,
    ReferenceEntry.Device device,
    ReferenceEntry.Site site,
    String plate,
    Optional<ReferenceEntry.Vehicle> registered,
    Optional<ReferenceEntry.Certificate> certificate,
    Optional<ReferenceEntry.Tolerance> tolerance) {

  /**
   * The case of a passage.
   *
   * @throws IllegalStateException if the scale has no site in force, which no release may say
   */
  static PassageCase of(Received received, ReferenceSnapshot reference) {
    PassageReport passage = (PassageReport) received.report();
    Instant at = passage.deviceTime();
    ReferenceEntry.Device device = reference.findDevice(passage.deviceId(), at).orElseThrow();
    ReferenceEntry.Site site =
        reference
            .findSite(device.siteId(), at)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "site " + device.siteId() + " of " + device.id() + " not in force"));
    String plate = new PlateReader(reference.findPlateReading(at)).textOf(passage.plate());
    return new PassageCase(
        received,
        passage,
        reference,
        device,
        site,
        plate,
        Optional.ofNullable(plate).flatMap(text -> reference.findVehicle(text, at)),
        device.certificates().stream().filter(c -> c.validity().covers(at)).findFirst(),
        reference.findTolerance(site.area(), at));
  }

  /** When it happened, by the scale's clock. */
  Instant at() {
    return passage.deviceTime();
  }

  /** Whether the rules do not bind the vehicle. */
  boolean isExempt() {
    return registered.map(ReferenceEntry.Vehicle::exempt).orElse(false);
  }

  /** What the area lets pass, as a multiplier on the limit; 1 if nothing. */
  double multiplier() {
    return tolerance.map(ReferenceEntry.Tolerance::multiplier).orElse(1.0);
  }

  /** What is known of how the vehicle is put together. */
  WeighedVehicle vehicle() {
    return new VehicleRecognition(reference.findAxleLayouts(at())).recognise(passage);
  }

  /** Every over-limit permit ever given to the vehicle; none if its plate was not read. */
  List<OverLimitPermit> permits() {
    return plate == null ? List.of() : reference.overLimitPermits(plate);
  }

  /** The search among them. */
  PermitSearch permitSearch() {
    return new PermitSearch(passage, site.id(), certificate);
  }

  /** Whether the raw mass, as it was weighed, is within limit × tolerance. */
  boolean isWithin(int limitKg) {
    return !MassLimit.exceeds(passage.grossKg(), limitKg, multiplier());
  }
}
