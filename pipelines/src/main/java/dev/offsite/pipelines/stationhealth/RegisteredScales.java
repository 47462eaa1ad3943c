package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Instant;
import java.util.List;

/**
 * Calls the roll of the scales, so that one which was never heard is missed, too. Mutable; not
 * thread-safe; no Flink in here.
 *
 * <p>Time is told by whatever is received, of any device, so each instance calls at its first
 * record and then at most once in {@link #EVERY_MS}. Several instances call the same scales, which
 * changes nothing: a scale that is watched already is not called again.
 */
final class RegisteredScales {

  /** Far shorter than any silence that is too long, far longer than a look at the registry. */
  static final long EVERY_MS = 60_000;

  private long calledMs;
  private boolean wasCalled;

  /**
   * The scales that are registered; empty if they were called a moment ago.
   *
   * @param receivedMs of any record, by our clock
   */
  List<StationReading> call(long receivedMs, ReferenceSnapshot reference) {
    if (wasCalled && receivedMs < calledMs + EVERY_MS) {
      return List.of();
    }
    wasCalled = true;
    calledMs = receivedMs;
    Instant at = Instant.ofEpochMilli(receivedMs);
    return reference.devices(DeviceKind.WIM, at).stream()
        .map(scale -> registered(scale, at))
        .toList();
  }

  private static StationReading registered(ReferenceEntry.Device scale, Instant at) {
    return new StationReading(
        scale.id(),
        StationReading.Kind.REGISTERED,
        "",
        at.toEpochMilli(),
        at.toEpochMilli(),
        0,
        0,
        0,
        false,
        StationReadings.calibration(scale, at));
  }
}
