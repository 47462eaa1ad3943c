package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When and of whom it is asked what is held against a truck.
 *
 * @param deviceId the truck's terminal
 * @param silentMs how long nothing was received of it, by the clock of reception; 0 while it is
 *     heard
 * @param reference the loaded release
 * @param newest the truck's newest fix, which the track fills in; null if there is none
 */
public record Moment(
    String deviceId, long silentMs, ReferenceSnapshot reference, @Nullable Newest newest) {
  public Moment {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(reference, "reference");
  }

  /** A moment as the caller of a track knows it. */
  public Moment(String deviceId, long silentMs, ReferenceSnapshot reference) {
    this(deviceId, silentMs, reference, null);
  }

  /** The same, with another silence. */
  public Moment silentFor(long milliseconds) {
    return new Moment(deviceId, milliseconds, reference, newest);
  }

  Moment after(Newest fix) {
    return new Moment(deviceId, silentMs, reference, fix);
  }
}
