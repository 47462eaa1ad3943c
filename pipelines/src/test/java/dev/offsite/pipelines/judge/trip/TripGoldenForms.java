package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.schemas.trip.Trip;
import java.time.Instant;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class TripGoldenForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    return List.of(
        new Form<>("trip", TripSerializer.INSTANCE, trip("trip-1", "2026-06-01T00:00:00Z")),
        new Form<>(
            "trip-ledger",
            TripLedgerSerializer.INSTANCE,
            TripLedger.of(
                List.of(
                    trip("trip-1", "2026-06-01T00:00:00Z"),
                    trip("trip-2", "2026-06-01T02:00:00Z")))));
  }

  private static Trip trip(String id, String start) {
    Instant begin = Instant.parse(start);
    return new Trip(
        id,
        3,
        Trip.Phase.WITHDRAWN,
        "trip-0",
        "truck-1",
        "浙A12345",
        "公司",
        begin,
        begin.plusSeconds(1_800),
        Trip.Ending.EMPTIED,
        "building-a",
        "disposal-b",
        "permit-1",
        true,
        new Trip.Place(120.2, 30.3),
        new Trip.Place(120.3, 30.4),
        12_345.5,
        1_800.25,
        2,
        360.5,
        List.of(
            new Trip.LoadEvent(Trip.LoadEvent.Kind.PRESUMED_LOADED, begin),
            new Trip.LoadEvent(Trip.LoadEvent.Kind.BODY_RAISED, begin.plusSeconds(1_700))),
        begin.plusSeconds(1_801),
        begin.plusSeconds(1_802),
        begin.plusSeconds(1_803),
        "trips/1",
        "release-1");
  }

  private TripGoldenForms() {}
}
