package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.judge.track.TruckScene.Report;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * A building site of 200 m around the origin, a disposal site of 200 m around 2,000 m east, and the
 * drive between them, one fix each 10 s.
 */
final class TripScene {

  static final String BUILDING = "building-a";
  static final String DISPOSAL = "disposal-b";
  static final double DISPOSAL_EAST_M = 2_000;

  static TripTerms terms() {
    return new TripTerms(
        "trips",
        1,
        TruckScene.ALWAYS,
        "test",
        List.of("BUILDING_SITE"),
        List.of("DISPOSAL_SITE"),
        30,
        3,
        180,
        60,
        30,
        20,
        120,
        6_000,
        2_000,
        3_600,
        14_400,
        120,
        130,
        0);
  }

  static List<ReferenceEntry> sites() {
    return List.of(
        TruckScene.fence(BUILDING, "BUILDING_SITE", -100, -100, 100, 100),
        TruckScene.fence(
            DISPOSAL, "DISPOSAL_SITE", DISPOSAL_EAST_M - 100, -100, DISPOSAL_EAST_M + 100, 100));
  }

  /** Stands at a place, one fix each 10 s, both ends included. */
  static List<Report> stand(double fromS, double toS, double eastM) {
    List<Report> fixes = new ArrayList<>();
    for (double second = fromS; second <= toS; second += 10) {
      fixes.add(TruckScene.at(second, eastM, 0).kph(0.0));
    }
    return fixes;
  }

  /** Drives at 10 m/s, one fix each 10 s, both ends included. */
  static List<Report> drive(double fromS, double fromEastM, double toEastM) {
    List<Report> fixes = new ArrayList<>();
    double step = Math.signum(toEastM - fromEastM) * 100;
    int legs = (int) Math.round(Math.abs(toEastM - fromEastM) / 100);
    for (int i = 0; i <= legs; i++) {
      fixes.add(TruckScene.at(fromS + 10 * i, fromEastM + step * i, 0).kph(36.0));
    }
    return fixes;
  }

  private TripScene() {}
}
