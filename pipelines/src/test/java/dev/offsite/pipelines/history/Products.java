package dev.offsite.pipelines.history;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.trip.Trip;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A trip in two revisions and a score, as other jobs say them. */
final class Products {

  private static final Instant TEN = Times.at("10:00:00");

  static List<Trip> trips() {
    Trip open = trip();
    return List.of(open, open.revised(2, Trip.Phase.WITHDRAWN, "trip-2", Times.at("10:40:00")));
  }

  static Trip trip() {
    return new Trip(
        "trip-1",
        1,
        Trip.Phase.CLOSED,
        null,
        Entries.TRUCK,
        Entries.PLATE,
        "某某运输",
        TEN.plusNanos(1_500),
        Times.at("10:30:00"),
        Trip.Ending.EMPTIED,
        "building-a",
        "disposal-b",
        "permit-1",
        true,
        new Trip.Place(120.25, 30.25),
        new Trip.Place(120.5, 30.5),
        12_345.5,
        1_800,
        2,
        360.5,
        List.of(new Trip.LoadEvent(Trip.LoadEvent.Kind.LOADED, TEN)),
        Times.at("10:30:05"),
        Times.at("10:30:06"),
        Times.at("10:30:07"),
        "trips/1",
        "release-1");
  }

  static CompanyScore score() {
    return new CompanyScore(
        "某某运输",
        CompanyScore.Level.YELLOW,
        15,
        12,
        30,
        90,
        2,
        List.of(),
        List.of(),
        2,
        Map.of("DISMISSED", 1L, "WITHDRAWN", 2L),
        TEN.plusSeconds(7),
        "score/1",
        TEN);
  }

  static HotWord hotWord() {
    return new HotWord(
        "hot-1",
        2,
        HotWord.State.OVER,
        "district-1",
        "MANHOLE_COVER_DAMAGED",
        "manhole-cover-damaged/1",
        Times.at("00:00:00"),
        Times.at("00:00:00").plusSeconds(86_400),
        11,
        4,
        1.36,
        4e-7,
        5e-4,
        new HotWord.History(26, 35, 104, 1.3),
        List.of("c-1"),
        TEN,
        "release-1");
  }

  private Products() {}
}
