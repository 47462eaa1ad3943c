package dev.offsite.standalone.broker;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registries for tests. */
public final class Registrations {

  /** A registry of these versions, in the given order. */
  public static DeviceRegistry of(ReferenceEntry.Device... devices) {
    Map<String, List<ReferenceEntry.Device>> byId = new HashMap<>();
    for (ReferenceEntry.Device device : devices) {
      byId.computeIfAbsent(device.id(), id -> new ArrayList<>()).add(device);
    }
    return id -> byId.getOrDefault(id, List.of());
  }

  /** A truck's terminal, registered for ever. */
  public static ReferenceEntry.Device device(String id, String... logins) {
    return device(id, 1, Instant.EPOCH, null, logins);
  }

  /**
   * A version of a truck's terminal.
   *
   * @param to null if it has no end
   */
  public static ReferenceEntry.Device device(
      String id, int version, Instant from, Instant to, String... logins) {
    return new ReferenceEntry.Device(
        id,
        version,
        new Validity(from, to),
        DeviceKind.TRUCK,
        "somebody",
        PositionDatum.WGS84,
        null,
        "浙A00001",
        from,
        from,
        List.of(),
        null,
        null,
        List.of(logins));
  }

  private Registrations() {}
}
