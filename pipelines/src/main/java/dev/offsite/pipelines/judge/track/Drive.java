package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Whose fixes are folded, against what.
 *
 * @param deviceId the truck's terminal
 * @param registration of its truck
 * @param digests of the records of its fixes, as far as they are kept
 */
record Drive(
    String deviceId, ReferenceSnapshot reference, Registration registration, DigestLog digests) {

  Step step(Trail trail, @Nullable Fix before, Fix fix) {
    return new Step(deviceId, reference, registration, trail, before, fix, digests);
  }
}
