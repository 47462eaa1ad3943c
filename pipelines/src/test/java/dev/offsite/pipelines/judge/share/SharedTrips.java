package dev.offsite.pipelines.judge.share;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.trip.Trip;
import java.util.List;
import java.util.Map;

/** Trips of two terminals under one plate, and a rule that asks for 300 s and 500 m. */
final class SharedTrips {

  static final String OTHER = "truck-2";
  static final String PERMIT = "permit-1";

  static List<ReferenceEntry> entries() {
    return TruckScene.entries(
        TruckScene.device(OTHER, TruckScene.PLATE),
        TruckScene.rule(
            ViolationKind.PERMIT_SHARED,
            List.of(),
            Map.of("minOverlapS", 300.0, "minApartM", 500.0)));
  }

  static ReferenceSnapshot reference() {
    return ReferenceSnapshot.of("release-1", entries());
  }

  /** A trip that goes on, on the permit, 10 km north for each terminal after the first. */
  static Trip trip(String deviceId, int revision, double fromS, double lastS) {
    double northM = deviceId.equals(TruckScene.TRUCK) ? 0 : 10_000;
    return trip(deviceId, revision, fromS, lastS, northM, PERMIT);
  }

  static Trip trip(
      String deviceId, int revision, double fromS, double lastS, double northM, String permit) {
    Trip.Place place =
        new Trip.Place(TruckScene.at(0, northM).lng(), TruckScene.at(0, northM).lat());
    return new Trip(
        deviceId + '-' + fromS,
        revision,
        revision == 1 ? Trip.Phase.OPEN : Trip.Phase.UPDATED,
        null,
        deviceId,
        TruckScene.PLATE,
        TruckScene.COMPANY,
        TruckScene.time(fromS),
        null,
        null,
        "building-a",
        null,
        permit,
        false,
        place,
        place,
        1_000,
        lastS - fromS,
        0,
        0,
        List.of(),
        TruckScene.time(lastS),
        TruckScene.time(lastS),
        TruckScene.time(lastS),
        "trips/1",
        "release-1");
  }

  private SharedTrips() {}
}
