package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must fit together between entries: everything that is named exists, every rule has its
 * parameters, the versions of a fence do not overlap, and every kind of device has its
 * plausibility. A release that passes can be judged with; one that does not is refused whole.
 */
final class ReferenceChecks {

  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Set<String> fenceKinds = new HashSet<>();
  private final List<ReferenceFault> faults = new ArrayList<>();

  /** Everything that does not fit; empty if all does. */
  static List<ReferenceFault> check(Collection<ReferenceEntry> entries) {
    ReferenceChecks checks = new ReferenceChecks();
    entries.forEach(checks::takeNote);
    entries.forEach(checks::check);
    checks.checkFenceVersions(entries);
    checks.checkPlausibility(entries);
    return checks.faults;
  }

  private void takeNote(ReferenceEntry entry) {
    ids.computeIfAbsent(entry.kind(), kind -> new HashSet<>()).add(entry.id());
    if (entry instanceof ReferenceEntry.FenceFeature fence) {
      for (Fence read : FenceReader.read(fence.feature())) {
        fenceKinds.add(read.kind());
      }
    }
  }

  private void check(ReferenceEntry entry) {
    if (entry instanceof ReferenceEntry.Device device) {
      checkDevice(device);
    } else if (entry instanceof ReferenceEntry.Permit permit) {
      checkPermit(permit);
    } else if (entry instanceof ReferenceEntry.Rule rule) {
      checkRule(rule);
    }
  }

  private void checkDevice(ReferenceEntry.Device device) {
    if (device.deviceKind() == DeviceKind.WIM) {
      require(device, "/siteId", ReferenceKind.SITE, device.siteId());
    }
    if (device.plate() != null) {
      require(device, "/plate", ReferenceKind.VEHICLE, device.plate());
    }
  }

  private void checkPermit(ReferenceEntry.Permit permit) {
    require(permit, "/plate", ReferenceKind.VEHICLE, permit.plate());
    for (String fence : permit.allowedFenceIds()) {
      require(permit, "/allowedFenceIds", ReferenceKind.FENCE, fence);
    }
    requireIfSet(permit, "/buildingSiteFenceId", permit.buildingSiteFenceId());
    requireIfSet(permit, "/corridorFenceId", permit.corridorFenceId());
    requireIfSet(permit, "/disposalFenceId", permit.disposalFenceId());
  }

  private void checkRule(ReferenceEntry.Rule rule) {
    for (String name : RuleParameters.required(rule.violation())) {
      if (!rule.parameters().containsKey(name)) {
        fault(rule, "/parameters", "'" + name + "' is missing");
      }
    }
    for (String name : rule.parameters().keySet()) {
      if (!RuleParameters.isKnown(rule.violation(), name)) {
        fault(rule, "/parameters/" + name, "is no parameter of " + rule.violation());
      }
    }
    for (String kind : rule.fenceKinds()) {
      if (!fenceKinds.contains(kind)) {
        fault(rule, "/fenceKinds", "no fence is of kind '" + kind + "'");
      }
    }
  }

  private void requireIfSet(ReferenceEntry entry, String pointer, String fenceId) {
    if (fenceId != null) {
      require(entry, pointer, ReferenceKind.FENCE, fenceId);
    }
  }

  private void require(ReferenceEntry entry, String pointer, ReferenceKind kind, String id) {
    if (id == null || !ids.getOrDefault(kind.level(), Set.of()).contains(id)) {
      fault(entry, pointer, "no " + kind.level() + " has the id '" + id + "'");
    }
  }

  private void checkFenceVersions(Collection<ReferenceEntry> entries) {
    Map<String, List<ReferenceEntry>> byId = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.FenceFeature) {
        if (!keys.add(entry.key())) {
          fault(entry, "/version", "another file holds the same version");
          continue;
        }
        List<ReferenceEntry> others = byId.computeIfAbsent(entry.id(), id -> new ArrayList<>());
        for (ReferenceEntry other : others) {
          if (entry.validity().overlaps(other.validity())) {
            fault(entry, "/validity", "overlaps version " + other.version());
          }
        }
        others.add(entry);
      }
    }
  }

  private void checkPlausibility(Collection<ReferenceEntry> entries) {
    Set<DeviceKind> covered = new HashSet<>();
    Set<DeviceKind> used = new HashSet<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Plausibility plausibility) {
        covered.add(plausibility.deviceKind());
        for (String name : List.of("ageMaxS", "skewMaxS")) {
          if (!plausibility.limits().containsKey(name)) {
            fault(plausibility, "/limits", "'" + name + "' is missing");
          }
        }
      } else if (entry instanceof ReferenceEntry.Device device) {
        used.add(device.deviceKind());
      }
    }
    for (DeviceKind kind : used) {
      if (!covered.contains(kind)) {
        faults.add(
            new ReferenceFault(
                ReferenceKind.PLAUSIBILITY.file(),
                null,
                null,
                "",
                "no entry for devices of kind " + kind));
      }
    }
  }

  private void fault(ReferenceEntry entry, String pointer, String detail) {
    faults.add(
        new ReferenceFault(
            ReferenceKind.of(entry).file(),
            null,
            null,
            pointer,
            entry.kind() + " '" + entry.id() + "' version " + entry.version() + ": " + detail));
  }
}
