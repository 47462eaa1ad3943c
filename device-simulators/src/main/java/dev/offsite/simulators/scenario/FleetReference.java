package dev.offsite.simulators.scenario;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.zone.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The terminals, vehicles and permits of a fleet. */
record FleetReference(FleetMix mix, List<Zone> prohibitedZones) {

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Validity VALIDITY = new Validity(FROM, null);

  List<ReferenceEntry> entries(ReferenceKind kind) {
    List<ReferenceEntry> entries = new ArrayList<>();
    for (int truck = 0; truck < mix.trucks(); truck++) {
      String plate = FleetMix.plateOf(truck);
      if (kind == ReferenceKind.DEVICE) {
        entries.add(terminal(truck, plate));
      } else if (kind == ReferenceKind.VEHICLE) {
        entries.add(new ReferenceEntry.Vehicle(plate, 1, VALIDITY, company(truck), false));
      } else if (kind == ReferenceKind.PERMIT && mix.habitOf(truck) == Habit.HAS_PERMIT) {
        entries.add(permit(plate));
      }
    }
    return entries;
  }

  private static String company(int truck) {
    return "渣土运输公司 " + (1 + truck % 12);
  }

  private static ReferenceEntry.Device terminal(int truck, String plate) {
    return new ReferenceEntry.Device(
        FleetMix.deviceIdOf(truck),
        1,
        VALIDITY,
        DeviceKind.TRUCK,
        company(truck),
        PositionDatum.WGS84,
        null,
        plate,
        FROM,
        FROM,
        List.of());
  }

  private ReferenceEntry.Permit permit(String plate) {
    List<String> allowed = prohibitedZones.stream().map(Zone::id).toList();
    return new ReferenceEntry.Permit(
        "permit-" + plate, 1, VALIDITY, plate, allowed, null, null, null, null);
  }
}
