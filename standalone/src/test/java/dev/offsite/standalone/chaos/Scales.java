package dev.offsite.standalone.chaos;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;

/** Bridge scales of some reference data. */
final class Scales {

  private Scales() {}

  /** The ids of the first so many. */
  static List<String> of(List<ReferenceEntry> reference, int count) {
    return reference.stream()
        .filter(ReferenceEntry.Device.class::isInstance)
        .map(ReferenceEntry.Device.class::cast)
        .filter(device -> device.deviceKind() == DeviceKind.WIM)
        .map(ReferenceEntry.Device::id)
        .limit(count)
        .toList();
  }
}
