package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of how a vehicle is put together.
 *
 * @param axles number of axles
 * @param possible what it may be; empty if nothing is known
 * @param driveAxles driven axles of the tractor; null if not known
 * @param axleGroups number of axles of each group, front to rear; null if not known
 * @param notes codes of how it is known
 */
record WeighedVehicle(
    int axles,
    Set<VehicleConfiguration> possible,
    Integer driveAxles,
    List<Integer> axleGroups,
    List<String> notes) {

  WeighedVehicle {
    EnumSet<VehicleConfiguration> copy = EnumSet.noneOf(VehicleConfiguration.class);
    copy.addAll(possible);
    possible = Collections.unmodifiableSet(copy); // in the order of the enum: facts repeat
    axleGroups = axleGroups == null ? null : List.copyOf(axleGroups);
    notes = List.copyOf(notes);
  }

  /** Its type for a reader, such as {@code ARTICULATED}; empty if nothing is known. */
  String typeText() {
    return possible.stream().map(Enum::name).collect(Collectors.joining(" or "));
  }

  /** Its layout for a reader, such as {@code 1-2-3}; empty if not known. */
  String layoutText() {
    return axleGroups == null
        ? ""
        : axleGroups.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
