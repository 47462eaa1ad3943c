package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.Objects;

/**
 * When and of whom it is asked what is held against a truck.
 *
 * @param deviceId the truck's terminal
 * @param silentMs how long nothing was received of it, by the clock of reception; 0 while it is
 *     heard
 * @param reference the loaded release
 */
public record Moment(String deviceId, long silentMs, ReferenceSnapshot reference) {
  public Moment {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(reference, "reference");
  }
}
