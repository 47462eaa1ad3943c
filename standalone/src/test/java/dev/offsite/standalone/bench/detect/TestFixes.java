package dev.offsite.standalone.bench.detect;

import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Drives and fences in metres around a place in Hangzhou. */
final class TestFixes {

  static final double LNG = 120.1;
  static final double LAT = 30.3;

  private static final double DEGREE_M = 111_195;
  private static final double ACCURACY_M = 5;

  private final DrivenFixes fixes = new DrivenFixes();

  /** A fix of truck 0 so many metres east of the place. */
  TestFixes at(long second, double eastM) {
    return at(0, second, eastM);
  }

  TestFixes at(int truck, long second, double eastM) {
    return at(truck, second, eastM, 0);
  }

  TestFixes at(int truck, long second, double eastM, double northM) {
    fixes.add(
        truck,
        truck % 2,
        new PositionReport(
            "truck-" + truck,
            Instant.ofEpochSecond(second),
            null,
            lng(eastM),
            LAT + northM / DEGREE_M,
            null,
            ACCURACY_M,
            null,
            null,
            null,
            null,
            null,
            PositionReport.Load.UNKNOWN,
            null,
            PositionReport.Cover.UNKNOWN,
            PositionReport.Body.UNKNOWN,
            null,
            null,
            null,
            List.of()));
    return this;
  }

  DrivenFixes fixes() {
    return fixes;
  }

  /** A square around a point so many metres east of the place. */
  static DrawnFence square(String id, double eastM, double halfSideM) {
    double west = lng(eastM - halfSideM);
    double east = lng(eastM + halfSideM);
    double south = LAT - halfSideM / DEGREE_M;
    double north = LAT + halfSideM / DEGREE_M;
    return new DrawnFence(
        DrawnFence.PREFIX + id,
        FenceDraw.GEOMETRY.createPolygon(
            new Coordinate[] {
              new Coordinate(west, south),
              new Coordinate(east, south),
              new Coordinate(east, north),
              new Coordinate(west, north),
              new Coordinate(west, south)
            }));
  }

  static double lng(double eastM) {
    return LNG + eastM / (DEGREE_M * Math.cos(Math.toRadians(LAT)));
  }
}
