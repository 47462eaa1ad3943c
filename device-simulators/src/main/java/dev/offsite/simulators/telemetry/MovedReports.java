package dev.offsite.simulators.telemetry;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The same report at another time or place; everything else of it stays as it was.
 *
 * <p>Pure functions. Ids that the device made out of a time keep their text.
 */
public final class MovedReports {

  /** Where a report is put instead. */
  @FunctionalInterface
  public interface Displacement {
    /** The other place; degrees, whatever their datum is taken for. */
    Coordinates of(Wgs84Position position);
  }

  /**
   * Degrees without a datum.
   *
   * @param lng degrees east
   * @param lat degrees north
   */
  public record Coordinates(double lng, double lat) {}

  /**
   * Every time in the report moved by the same length.
   *
   * @param by negative for an earlier report
   */
  public static DeviceReport later(DeviceReport report, Duration by) {
    if (report instanceof PositionReport r) {
      return position(r, r.fixTime().plus(by), moved(r.deviceTime(), by), r.lng(), r.lat());
    }
    if (report instanceof PassageReport r) {
      return passage(r, r.deviceTime().plus(by));
    }
    if (report instanceof DetectionReport r) {
      return detection(r, r.deviceTime().plus(by), r.lng(), r.lat());
    }
    if (report instanceof SortieReport r) {
      return sortie(r, r.deviceTime().plus(by), r.lng(), r.lat());
    }
    StatusReport r = (StatusReport) report;
    return new StatusReport(
        r.deviceId(), r.deviceTime().plus(by), r.state(), r.firmware(), r.faults());
  }

  /** The report at another place; one without a position is given back as it is. */
  public static DeviceReport elsewhere(DeviceReport report, Displacement displacement) {
    if (report instanceof PositionReport r) {
      Coordinates to = displacement.of(new Wgs84Position(r.lng(), r.lat()));
      return position(r, r.fixTime(), r.deviceTime(), to.lng(), to.lat());
    }
    if (report instanceof DetectionReport r) {
      Coordinates to = displacement.of(new Wgs84Position(r.lng(), r.lat()));
      return detection(r, r.deviceTime(), to.lng(), to.lat());
    }
    if (report instanceof SortieReport r) {
      Coordinates to = displacement.of(new Wgs84Position(r.lng(), r.lat()));
      return sortie(r, r.deviceTime(), to.lng(), to.lat());
    }
    return report;
  }

  private static @Nullable Instant moved(@Nullable Instant instant, Duration by) {
    return instant == null ? null : instant.plus(by);
  }

  private static PositionReport position(
      PositionReport r, Instant fixTime, @Nullable Instant deviceTime, double lng, double lat) {
    return new PositionReport(
        r.deviceId(),
        fixTime,
        deviceTime,
        lng,
        lat,
        r.datum(),
        r.accuracyM(),
        r.speedKph(),
        r.courseDeg(),
        r.satellites(),
        r.fixed(),
        r.ignitionOn(),
        r.load(),
        r.payloadKg(),
        r.cover(),
        r.body(),
        r.reversing(),
        r.odometerKm(),
        r.plate(),
        r.alarms());
  }

  private static PassageReport passage(PassageReport r, Instant deviceTime) {
    return new PassageReport(
        r.deviceId(),
        r.passageId(),
        deviceTime,
        r.lane(),
        r.direction(),
        r.speedKph(),
        r.grossKg(),
        r.axleCount(),
        r.axleLoadsKg(),
        r.axleSpacingsM(),
        r.configuration(),
        r.driveAxles(),
        r.lengthM(),
        r.widthM(),
        r.heightM(),
        r.plate(),
        r.flags(),
        r.media());
  }

  private static DetectionReport detection(
      DetectionReport r, Instant deviceTime, double lng, double lat) {
    return new DetectionReport(
        r.deviceId(),
        r.detectionId(),
        r.sortieId(),
        deviceTime,
        r.platform(),
        r.objectClass(),
        r.confidence(),
        lng,
        lat,
        r.datum(),
        r.ce90M(),
        r.box(),
        r.frame(),
        r.plate(),
        r.media());
  }

  private static SortieReport sortie(SortieReport r, Instant deviceTime, double lng, double lat) {
    return new SortieReport(
        r.deviceId(),
        r.sortieId(),
        r.phase(),
        deviceTime,
        lng,
        lat,
        r.datum(),
        r.heightM(),
        r.pitchDeg(),
        r.headingDeg(),
        r.media());
  }

  private MovedReports() {}
}
