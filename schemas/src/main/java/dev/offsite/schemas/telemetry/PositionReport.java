package dev.offsite.schemas.telemetry;

import dev.offsite.schemas.channel.ReportKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fix of a muck truck's satellite terminal, with what its other sensors said at that moment.
 *
 * @param fixTime satellite time of the fix
 * @param deviceTime the terminal's own clock; null if it sends none
 * @param lng longitude in degrees east, in {@code datum}
 * @param lat latitude in degrees north, in {@code datum}
 * @param datum null where the registry's datum of the device applies
 * @param accuracyM radius that holds the true position with 68 %, metres; null if not said
 * @param speedKph ground speed; null if not said
 * @param courseDeg course over ground, 0 to below 360, clockwise from north; null if not said
 * @param satellites number used in the fix; null if not said
 * @param fixed whether the terminal says it has a fix; null if not said
 * @param ignitionOn null if not said
 * @param load state of the load
 * @param payloadKg mass of the load; null if not measured
 * @param cover state of the cover
 * @param body state of the tipping body
 * @param reversing null if not said
 * @param odometerKm null if not said
 * @param plate the terminal's own idea of its plate; null if it has none
 * @param alarms the terminal's own alarms, such as {@code ANTENNA_CUT}
 */
public record PositionReport(
    String deviceId,
    Instant fixTime,
    @Nullable Instant deviceTime,
    double lng,
    double lat,
    @Nullable PositionDatum datum,
    @Nullable Double accuracyM,
    @Nullable Double speedKph,
    @Nullable Double courseDeg,
    @Nullable Integer satellites,
    @Nullable Boolean fixed,
    @Nullable Boolean ignitionOn,
    Load load,
    @Nullable Integer payloadKg,
    Cover cover,
    Body body,
    @Nullable Boolean reversing,
    @Nullable Double odometerKm,
    @Nullable String plate,
    List<String> alarms)
    implements DeviceReport {

  /** How full the truck is. */
  public enum Load {
    /** Nothing loaded. */
    EMPTY,
    /** Partly loaded. */
    HALF,
    /** Loaded. */
    LOADED,
    /** The terminal does not say. */
    UNKNOWN
  }

  /** State of the cover over the load. */
  public enum Cover {
    /** Closed. */
    CLOSED,
    /** Open. */
    OPEN,
    /** The terminal does not say. */
    UNKNOWN
  }

  /** State of the tipping body. */
  public enum Body {
    /** Lowered. */
    DOWN,
    /** Raised: tipping. */
    RAISED,
    /** The terminal does not say. */
    UNKNOWN
  }

  public PositionReport {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(fixTime, "fixTime");
    Objects.requireNonNull(load, "load");
    Objects.requireNonNull(cover, "cover");
    Objects.requireNonNull(body, "body");
    alarms = List.copyOf(alarms);
  }

  /**
   * Whether it says where the truck was. A terminal that says that it has no fix sends the last
   * place it had, or none: what its other sensors say still counts.
   */
  public boolean hasPlace() {
    return !Boolean.FALSE.equals(fixed);
  }

  @Override
  public Instant eventTime() {
    return fixTime;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.POSITION;
  }

  @Override
  public String naturalKey() {
    return fixTime.toString();
  }
}
