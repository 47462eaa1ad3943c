package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.decode.Provenance;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.PlateReader;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Instant;
import java.util.Optional;

/** Takes from a report what it says of the health of its scale. Pure; thread-safe. */
final class StationReadings {

  /** The reading; empty if it is not of a registered scale, or not as the device sent it. */
  static Optional<StationReading> find(Received received, ReferenceSnapshot reference) {
    if (received.raw().provenance() != Provenance.LANDED) {
      return Optional.empty();
    }
    Instant at = received.report().eventTime();
    return reference
        .findDevice(received.report().deviceId(), at)
        .filter(device -> device.deviceKind() == DeviceKind.WIM)
        .flatMap(device -> find(received, device, reference));
  }

  /** The reading if the scale says that a vehicle has no mass. */
  static Optional<StationReading> findZero(Received received, ReferenceSnapshot reference) {
    return find(received, reference).filter(reading -> reading.kind() == StationReading.Kind.ZERO);
  }

  private static Optional<StationReading> find(
      Received received, ReferenceEntry.Device device, ReferenceSnapshot reference) {
    Instant at = received.report().eventTime();
    long receivedMs = received.raw().receivedAtMillis();
    if (received.report() instanceof StatusReport) {
      return Optional.of(
          new StationReading(
              device.id(),
              StationReading.Kind.STATUS,
              "",
              at.toEpochMilli(),
              receivedMs,
              0,
              0,
              0,
              false,
              calibration(device, at)));
    }
    if (!(received.report() instanceof PassageReport passage)) {
      return Optional.empty();
    }
    boolean isTrusted = !passage.axleLoadsKg().isEmpty() && passage.flags().isEmpty();
    return Optional.of(
        new StationReading(
            device.id(),
            isZero(passage) ? StationReading.Kind.ZERO : StationReading.Kind.WEIGHED,
            passage.passageId(),
            at.toEpochMilli(),
            receivedMs,
            passage.axleCount(),
            isTrusted ? passage.axleLoadsKg().get(0) : 0,
            passage.grossKg(),
            new PlateReader(reference.findPlateReading(at)).textOf(passage.plate()) != null,
            calibration(device, at)));
  }

  private static boolean isZero(PassageReport passage) {
    boolean noAxle = passage.axleLoadsKg().stream().allMatch(load -> load == 0);
    return passage.grossKg() == 0 || (noAxle && !passage.axleLoadsKg().isEmpty());
  }

  /** Names the registration and the certificate in force. */
  static String calibration(ReferenceEntry.Device device, Instant at) {
    String certificate =
        device.certificates().stream()
            .filter(c -> c.validity().covers(at))
            .map(ReferenceEntry.Certificate::number)
            .findFirst()
            .orElse("");
    return device.version() + "/" + certificate;
  }

  private StationReadings() {}
}
