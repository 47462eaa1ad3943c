package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.Optional;

/** Who a truck with a terminal is, by the registry. */
public final class TruckSubject {

  /** The subject of a candidate against the truck that carried the terminal at that time. */
  public static Candidate.Subject of(String deviceId, Instant at, ReferenceSnapshot reference) {
    String plate =
        reference.findDevice(deviceId, at).map(ReferenceEntry.Device::plate).orElse(null);
    String company =
        Optional.ofNullable(plate)
            .flatMap(text -> reference.findVehicle(text, at))
            .map(ReferenceEntry.Vehicle::company)
            .orElse(null);
    return new Candidate.Subject(plate, null, null, deviceId, company, null);
  }

  private TruckSubject() {}
}
