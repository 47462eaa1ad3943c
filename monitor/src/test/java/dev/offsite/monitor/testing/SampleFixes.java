package dev.offsite.monitor.testing;

import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.List;

/** Fixes of trucks. */
public final class SampleFixes {

  public static PositionReport of(String deviceId, Instant fixTime, double lng, double lat) {
    return new PositionReport(
        deviceId,
        fixTime,
        null,
        lng,
        lat,
        null,
        5.0,
        43.2,
        90.5,
        10,
        true,
        true,
        PositionReport.Load.LOADED,
        null,
        PositionReport.Cover.OPEN,
        PositionReport.Body.DOWN,
        null,
        null,
        null,
        List.of());
  }

  private SampleFixes() {}
}
