package dev.offsite.simulators.scenario;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.PermitHours;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.simulators.fleet.FleetMix;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.fleet.Job;
import dev.offsite.simulators.fleet.Terrain;
import dev.offsite.simulators.plane.LocalPlane;
import dev.offsite.simulators.zone.DayHours;
import dev.offsite.simulators.zone.Zone;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The terminals, vehicles and permits of a fleet, and the corridors its permits name. */
record FleetReference(FleetMix mix, Terrain terrain, LocalPlane plane, List<Zone> prohibitedZones) {

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final int COMPANIES = 12;
  private static final Validity VALIDITY = new Validity(FROM, null);

  List<ReferenceEntry> entries(ReferenceKind kind) {
    List<ReferenceEntry> entries = new ArrayList<>();
    if (kind == ReferenceKind.FENCE) {
      entries.addAll(corridors());
    }
    for (int truck = 0; truck < mix.trucks(); truck++) {
      String plate = FleetMix.plateOf(truck);
      if (kind == ReferenceKind.DEVICE) {
        entries.add(terminal(truck, plate));
      } else if (kind == ReferenceKind.VEHICLE) {
        entries.add(new ReferenceEntry.Vehicle(plate, 1, VALIDITY, company(truck), false));
      } else if (kind == ReferenceKind.PERMIT && mix.habitOf(truck) != Habit.HAS_NO_PERMIT) {
        entries.add(permit(truck, plate));
      }
    }
    return entries;
  }

  private static String company(int truck) {
    return "渣土运输公司 " + companyNumber(truck);
  }

  /** The login of the gateway through which all terminals of a company speak. */
  private static String gateway(int truck) {
    return "gateway-" + companyNumber(truck);
  }

  private static int companyNumber(int truck) {
    return 1 + truck % COMPANIES;
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
        List.of(),
        null,
        null,
        List.of(gateway(truck)));
  }

  /** One for each way that some truck has a permit for. */
  private List<ReferenceEntry> corridors() {
    Map<String, ReferenceEntry> corridors = new TreeMap<>();
    for (int truck = 0; truck < mix.trucks(); truck++) {
      Job job = mix.jobOf(truck, terrain);
      if (job.habit().isBound() && job.habit() != Habit.HAS_NO_PERMIT) {
        corridors.computeIfAbsent(
            job.corridor().fenceId(),
            id -> CorridorFence.of(job.corridor(), plane, terrain.speedLimitKph(), VALIDITY));
      }
    }
    return List.copyOf(corridors.values());
  }

  private ReferenceEntry.Permit permit(int truck, String plate) {
    Job job = mix.jobOf(truck, terrain);
    if (job.habit().isBound()) {
      return new ReferenceEntry.Permit(
          "permit-" + plate,
          1,
          VALIDITY,
          plate,
          List.of(),
          job.corridor().from().id(),
          job.corridor().fenceId(),
          job.corridor().to().id(),
          hours(mix.permitHoursOf(truck)));
    }
    List<String> allowed =
        job.habit() == Habit.HAS_PERMIT
            ? prohibitedZones.stream().map(Zone::id).toList()
            : List.of();
    return new ReferenceEntry.Permit(
        "permit-" + plate, 1, VALIDITY, plate, allowed, null, null, null, null);
  }

  private PermitHours hours(DayHours hours) {
    boolean allDay = hours.from().equals(hours.to());
    boolean toMidnight = hours.to().equals(LocalTime.MIDNIGHT);
    return new PermitHours(
        terrain.clock().getId(),
        List.of(
            new PermitHours.Window(
                List.of(PermitHours.Day.values()),
                allDay ? "00:00" : hours.from().toString(),
                allDay || toMidnight ? "24:00" : hours.to().toString())));
  }
}
