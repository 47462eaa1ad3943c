package dev.offsite.pipelines.check;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import java.time.Instant;
import java.util.Optional;

/** What the registry says against a device. */
final class RegistryFindings {

  static void add(DeviceFigures figures, ReferenceSnapshot registry, FindingList findings) {
    String id = figures.deviceId();
    if (!registry.knowsDevice(id)) {
      findings.grave(
          FindingKind.UNKNOWN_DEVICE,
          "the registry does not know it; everything it sends becomes a dead letter",
          "add it to devices.json and publish");
      return;
    }
    Optional<DeviceKind> kind = registry.findDeviceKind(id);
    if (kind.isPresent() && kind.get() != figures.kind()) {
      findings.grave(
          FindingKind.KIND_MISMATCH,
          "it speaks as " + figures.kind() + ", the registry says " + kind.get(),
          "publish to the topic of its kind, or correct deviceKind in devices.json");
    }
    Instant at = figures.traffic().lastReceived();
    if (registry.findDevice(id, at).isEmpty()) {
      findings.grave(
          FindingKind.RETIRED_DEVICE,
          "it is not registered at " + at,
          "publish a version of its registration that is in force then");
    }
  }

  private RegistryFindings() {}
}
