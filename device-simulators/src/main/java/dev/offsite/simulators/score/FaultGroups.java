package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Passer;
import dev.offsite.simulators.truth.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sorts truths and candidates by what was wrong with the devices that had to see them.
 *
 * <p>A group is the name of one fault; a device with two faults is in both groups, so groups may
 * overlap and do not add up to the whole. A device without faults is in {@link #NONE}, one that the
 * list of devices does not name in {@link #UNLISTED}. Without a list of devices there are no
 * groups.
 *
 * <p>Which device has to see a truth: at a scale the one of the site; on the road the terminal of
 * the truck; on the ground the drones of the area. The truth of an object names its fence and not
 * the area; which drones fly there is learned from the candidates of that fence, so that an object
 * in a fence without any candidate is {@link #UNLISTED}.
 */
final class FaultGroups {

  /** Devices that work as they should. */
  static final String NONE = "no faults";

  /** Devices that are not in the list. */
  static final String UNLISTED = "not listed";

  private static final Set<ViolationKind> SEEN_BY_PATROLS =
      EnumSet.of(ViolationKind.PATROL_OBJECT, ViolationKind.ILLEGAL_PARKING);

  private final Map<String, List<DeviceFaults>> bySubject = new HashMap<>();
  private final Map<String, DeviceFaults> byDevice = new HashMap<>();
  private final Map<String, List<DeviceFaults>> byPatrolledFence = new HashMap<>();

  FaultGroups(List<DeviceFaults> devices, Collection<TrackedCandidate> candidates) {
    for (DeviceFaults device : devices) {
      byDevice.put(device.deviceId(), device);
      bySubject.computeIfAbsent(device.subject(), subject -> new ArrayList<>()).add(device);
    }
    for (TrackedCandidate tracked : candidates) {
      Candidate candidate = tracked.latest();
      DeviceFaults drone = byDevice.get(candidate.subject().deviceId());
      if (SEEN_BY_PATROLS.contains(candidate.kind()) && drone != null) {
        byPatrolledFence
            .computeIfAbsent(candidate.place().fenceId(), fence -> new ArrayList<>())
            .addAll(bySubject.getOrDefault(drone.subject(), List.of()));
      }
    }
  }

  /** The groups of the devices that had to see a truth. */
  List<String> of(Truth truth) {
    return of(devicesOf(truth));
  }

  /** Whether a report of it may have been lost, changed or long held back. */
  boolean mayBeSpoilt(Truth truth) {
    return devicesOf(truth).stream().anyMatch(device -> !device.spoiling().isEmpty());
  }

  /** Whether the terminal of a truck that tells who it was may be spoilt. */
  boolean mayHideThePasser(Truth truth) {
    Passer passer = truth.passer();
    return passer != null
        && Stream.concat(Stream.ofNullable(passer.plate()), passer.others().stream())
            .flatMap(plate -> bySubject.getOrDefault(plate, List.of()).stream())
            .anyMatch(device -> !device.spoiling().isEmpty());
  }

  private List<DeviceFaults> devicesOf(Truth truth) {
    if (truth.kind() == Offence.PATROL_OBJECT || truth.kind() == Offence.ILLEGAL_PARKING) {
      return byPatrolledFence.getOrDefault(truth.place(), List.of());
    }
    if (MatchingRule.of(truth.kind()).place() == MatchingRule.PlaceRule.SAME_SITE) {
      return bySubject.getOrDefault(truth.place(), List.of());
    }
    DeviceFaults named = byDevice.get(truth.subject());
    return named == null ? bySubject.getOrDefault(truth.subject(), List.of()) : List.of(named);
  }

  /** The groups of the device that a candidate comes from. */
  List<String> of(Candidate candidate) {
    DeviceFaults device = byDevice.get(candidate.subject().deviceId());
    return of(device == null ? List.of() : List.of(device));
  }

  private List<String> of(List<DeviceFaults> devices) {
    if (byDevice.isEmpty()) {
      return List.of();
    }
    TreeSet<String> groups = new TreeSet<>();
    for (DeviceFaults device : devices) {
      if (device.faults().isEmpty()) {
        groups.add(NONE);
      }
      groups.addAll(device.faults());
    }
    return groups.isEmpty() ? List.of(UNLISTED) : List.copyOf(groups);
  }
}
