package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.RegisteredTruck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the registers say of one truck, as it was found last: it changes on few days, and is asked
 * for at each fix. Not part of any state; not thread-safe. Hot path.
 */
final class Registration {

  private @Nullable ReferenceSnapshot reference;
  private @Nullable RegisteredTruck known;

  /** What they say at a time of the truck of a terminal, which is the same in every call. */
  RegisteredTruck at(Instant at, String deviceId, ReferenceSnapshot snapshot) {
    RegisteredTruck truck = known;
    if (truck == null || reference != snapshot || !truck.holdsAt(at)) {
      truck = snapshot.registeredTruck(deviceId, at);
      known = truck;
      reference = snapshot;
    }
    return truck;
  }
}
