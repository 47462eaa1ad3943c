package dev.offsite.pipelines.judge.stop;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace.Presence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a truck, or one silence of its terminal. Immutable.
 *
 * @param deviceId the terminal
 * @param plate of the registered vehicle; null if none is registered
 * @param company of the vehicle; null if not known
 * @param presence how it was there
 * @param startMs first fix of the stay, or last before the silence, milliseconds since the epoch
 * @param endMs last fix of the stay as far as known, or first after the silence
 * @param isOver whether it has left
 * @param place where it stood: the first fix with the body up, else the first at rest, else the
 *     first; of a silence the fix before it
 * @param farPlace of a silence the fix after it; else as {@code place}
 * @param accuracyM 68 % radius of the fix; null if not said
 * @param hasBodySensor whether its terminal says if the body is up
 * @param reversed whether it backed up
 * @param loadBefore what was known of the load at the begin
 * @param loadAfter what is known of it since, for as long as the terms look at it
 * @param payloadBeforeKg {@link Fix#UNKNOWN} if not measured
 * @param payloadAfterKg {@link Fix#UNKNOWN} if not measured
 * @param permit a transport permit in force at the begin; null without one
 * @param site building or disposal site it stood in; null outside
 * @param record of the fix with the body up; null without one
 * @param receivedMs when the newest of its fixes was received, by our clock
 */
public record TruckStop(
    String deviceId,
    @Nullable String plate,
    @Nullable String company,
    Presence presence,
    long startMs,
    long endMs,
    boolean isOver,
    Wgs84Position place,
    Wgs84Position farPlace,
    @Nullable Double accuracyM,
    boolean hasBodySensor,
    boolean reversed,
    Cargo loadBefore,
    Cargo loadAfter,
    int payloadBeforeKg,
    int payloadAfterKg,
    @Nullable String permit,
    @Nullable String site,
    Candidate.@Nullable RawRecord record,
    long receivedMs) {

  public TruckStop {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(farPlace, "farPlace");
    Objects.requireNonNull(loadBefore, "loadBefore");
    Objects.requireNonNull(loadAfter, "loadAfter");
  }

  /** Whether its terminal was silent. */
  public boolean isSilence() {
    return presence == Presence.SILENT;
  }

  /** Names it among those of all trucks: a later word about it has the same. */
  public String id() {
    return deviceId + '/' + startMs + (isSilence() ? "/silent" : "");
  }

  /** How long, as far as is known, milliseconds. */
  public long durationMs() {
    return endMs - startMs;
  }

  /** Whether both say the same, whenever it was received. */
  boolean saysTheSame(TruckStop other) {
    return withReceivedMs(0).equals(other.withReceivedMs(0));
  }

  private TruckStop withReceivedMs(long otherMs) {
    return new TruckStop(
        deviceId,
        plate,
        company,
        presence,
        startMs,
        endMs,
        isOver,
        place,
        farPlace,
        accuracyM,
        hasBodySensor,
        reversed,
        loadBefore,
        loadAfter,
        payloadBeforeKg,
        payloadAfterKg,
        permit,
        site,
        record,
        otherMs);
  }
}
