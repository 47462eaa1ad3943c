package dev.offsite.standalone.broker;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;

/** What the registry in force says of a device. Safe for many threads. */
@FunctionalInterface
public interface DeviceRegistry {

  /** Knows no device: what counts until there is reference data. */
  DeviceRegistry EMPTY = deviceId -> List.of();

  /** Every registration of a device, newest version first; empty if there never was one. */
  List<ReferenceEntry.Device> registrations(String deviceId);
}
