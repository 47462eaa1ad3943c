package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a truck was last.
 *
 * @param number stands for the truck in binary frames, from 0
 * @param change grows with every fix of any truck
 * @param report as the device sent it
 * @param lng degrees east, WGS-84
 * @param lat degrees north, WGS-84
 */
public record TruckFix(
    int number,
    long change,
    PositionReport report,
    double lng,
    double lat,
    Instant receivedAt,
    @Nullable String plate,
    @Nullable String company,
    CompanyScore score,
    AreaPath area) {

  /** The truck's device. */
  public String deviceId() {
    return report.deviceId();
  }

  TruckFix with(long newChange, CompanyScore newScore) {
    return new TruckFix(
        number, newChange, report, lng, lat, receivedAt, plate, company, newScore, area);
  }
}
