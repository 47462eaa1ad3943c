package dev.offsite.pipelines.hotword;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.hotword.DistrictNews.Counted;
import dev.offsite.pipelines.hotword.DistrictNews.Patrolled;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.SortieReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One district; a rule that compares a day with ten days before, of which three had a patrol, and
 * speaks from four places on. Days are counted from {@link #FIRST}, times of a day from its
 * midnight in Hangzhou.
 */
final class HotWordScene {

  static final String DISTRICT = Entries.DISTRICT;
  static final String COVER = "MANHOLE_COVER_DAMAGED";
  static final String RULE = "patrol";
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** Begin of the first day. */
  static final Instant FIRST = Times.at("00:00:00");

  static Rules rule() {
    return Rules.patrol()
        .objectClasses(COVER, "SPOIL_HEAP")
        .parameter("hotDays", 10)
        .parameter("hotHistoryDays", 3)
        .parameter("hotPlacesMin", 4)
        .parameter("hotProbabilityMax", 0.001)
        .parameter("hotPriorPlaces", 0.5)
        .parameter("hotDispersion", 1.5)
        .parameter("hotDispersionDays", 10);
  }

  static ReferenceSnapshot reference(ReferenceEntry... others) {
    return entries(others).snapshot();
  }

  static FixedReferenceFeed feed(ReferenceEntry... others) {
    return entries(others).feed();
  }

  private static Entries entries(ReferenceEntry... others) {
    Entries entries =
        Entries.complete()
            .with(rule().entry())
            .with(Fences.square("district-2", "district", 30_000, 0, 10_000).entry());
    for (ReferenceEntry other : others) {
      entries.with(other);
    }
    return entries;
  }

  static Instant time(long day, int hour) {
    return FIRST.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
  }

  static long ms(long day, int hour) {
    return time(day, hour).toEpochMilli();
  }

  static Counted place(String candidateId, long day) {
    return new Counted(DISTRICT, candidateId, RULE, COVER, ms(day, 10));
  }

  static Patrolled patrol(long patrol, long day) {
    return new Patrolled(DISTRICT, patrol, ms(day, 9));
  }

  /** A patrol and a place on each of so many days from the first on. */
  static List<DistrictNews> quietDays(int days) {
    List<DistrictNews> news = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      news.add(patrol(1_000 + day, day));
      news.add(place("quiet-" + day, day));
    }
    return news;
  }

  /** A patrol and so many places on one day. */
  static List<DistrictNews> burst(int places, long day) {
    List<DistrictNews> news = new ArrayList<>();
    news.add(patrol(2_000 + day, day));
    for (int i = 0; i < places; i++) {
      news.add(place("burst-" + day + '-' + i, day));
    }
    return news;
  }

  /** A candidate of the judge of patrols, first seen on a day at ten. */
  static Candidate candidate(
      String id, Phase phase, Wgs84Position at, String objectClass, int day) {
    Instant start = time(day, 10);
    return new Candidate(
        id,
        1,
        phase,
        null,
        ViolationKind.PATROL_OBJECT,
        new Candidate.RuleRef(RULE, 1, Entries.RELEASE),
        new Candidate.Subject(null, null, null, Entries.DRONE, null, objectClass),
        new Candidate.Episode(start, 0, start, start, start, null, 0, null, 2),
        new Candidate.Facts(0.9, null, null, "1", null, null, Map.of(), List.of()),
        new Candidate.Place(null, null, null, "", at.lng(), at.lat(), "WGS84", 5.0, "grid-7", null),
        new Candidate.Law("basis", null, null, "matter", "department", 3),
        new Candidate.Gate(Candidate.Gate.Grade.REVIEW, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(start, start.plusSeconds(1), NOW),
        List.of());
  }

  /** A point of the track of a drone. */
  static Located track(Instant at, Wgs84Position place) {
    SortieReport report = Reports.at(at).of(Entries.DRONE).sortie(place.lng(), place.lat());
    return new Located(RawRecords.received(report), place.lng(), place.lat());
  }

  /** What a drone saw without saying on which sortie. */
  static Located seen(Instant at, Wgs84Position place) {
    return Reports.at(at).of(Entries.DRONE).detection(place).located();
  }

  private HotWordScene() {}
}
