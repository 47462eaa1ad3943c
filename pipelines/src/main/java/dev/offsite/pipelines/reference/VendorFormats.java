package dev.offsite.pipelines.reference;

import dev.offsite.pipelines.decode.vendor.VendorMapping;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which profile reads which device, each version compiled once. Immutable; hot path.
 *
 * <p>The instant asked for is that of receipt: when something happened is only known once the
 * message has been read. Where nothing is in force at it, the version that was last in force
 * counts, so that a retired device's message is still read, and refused as what it is.
 */
final class VendorFormats {

  private final Versions<ReferenceEntry.Device> devices;
  private final Versions<ReferenceEntry.VendorProfile> profiles;
  private final Map<String, VendorMapping> mappingByKey = new HashMap<>();
  private final Set<String> devicesWithProfile = new HashSet<>();

  private VendorFormats(Collection<ReferenceEntry> entries) {
    devices = Versions.of(entries, ReferenceEntry.Device.class);
    profiles = Versions.of(entries, ReferenceEntry.VendorProfile.class);
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.VendorProfile profile) {
        mappingByKey.put(profile.key(), VendorMapping.of(profile));
      } else if (entry instanceof ReferenceEntry.Device device && device.vendorProfile() != null) {
        devicesWithProfile.add(device.id());
      }
    }
  }

  /**
   * The formats of a release.
   *
   * @throws dev.offsite.schemas.json.JsonFaultsException if a profile makes no sense
   */
  static VendorFormats of(Collection<ReferenceEntry> entries) {
    return new VendorFormats(entries);
  }

  /** How a device's messages are read; empty if by our own contract. */
  Optional<VendorFormat> find(String deviceId, Instant receivedAt) {
    if (!devicesWithProfile.contains(deviceId)) {
      return Optional.empty();
    }
    ReferenceEntry.Device device = lastInForce(devices.allOf(deviceId), receivedAt);
    if (device.vendorProfile() == null) {
      return Optional.empty();
    }
    List<ReferenceEntry.VendorProfile> versions = profiles.allOf(device.vendorProfile());
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    String zone = device.clockZone();
    return Optional.of(
        new VendorFormat(
            mappingByKey.get(lastInForce(versions, receivedAt).key()),
            zone == null ? null : ZoneId.of(zone)));
  }

  /** The version in force, else the last that was, else the first that will be. */
  private static <T extends ReferenceEntry> T lastInForce(List<T> versions, Instant at) {
    T last = null;
    T first = versions.get(0);
    for (T version : versions) {
      Instant from = version.validity().from();
      if (!from.isAfter(at) && (last == null || from.isAfter(last.validity().from()))) {
        last = version;
      }
      if (from.isBefore(first.validity().from())) {
        first = version;
      }
    }
    return last == null ? first : last;
  }
}
