package dev.offsite.pipelines.history;

import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.trip.Trip;
import java.time.Instant;

/** Trips, scores of companies and hot words as rows. Pure; thread-safe. */
final class ProductRows {

  /**
   * The row of a revision of a trip.
   *
   * <p>Its time is the start in whole milliseconds, as it went into the id.
   */
  static HistoryRow trip(Trip trip) {
    return HistoryRow.of(HistoryTables.TRIPS, Instant.ofEpochMilli(trip.start().toEpochMilli()))
        .tag("trip", trip.id())
        .tag("revision", Integer.toString(trip.revision()))
        .tag("device", trip.deviceId())
        .field("revision_number", trip.revision())
        .field("phase", trip.phase().name())
        .field("ending", trip.ending() == null ? null : trip.ending().name())
        .field("end_us", trip.end() == null ? null : ReportRows.micros(trip.end()))
        .field("last_observed_us", ReportRows.micros(trip.lastObserved()))
        .field("company", trip.company())
        .field("building_site", trip.buildingSite())
        .field("disposal_site", trip.disposalSite())
        .field("permit", trip.permit())
        .field("load_presumed", trip.loadPresumed())
        .field("start_lng", trip.startPlace().lng())
        .field("start_lat", trip.startPlace().lat())
        .field("last_lng", trip.lastPlace().lng())
        .field("last_lat", trip.lastPlace().lat())
        .field("distance_m", trip.distanceM())
        .field("duration_s", trip.durationS())
        .field("stops", trip.stops())
        .field("stopped_s", trip.stoppedS())
        .field("load_events", trip.loadEvents().size())
        .field("terms", trip.terms())
        .field("superseded_by", trip.supersededBy())
        .build();
  }

  /** The row of a score of a company. */
  static HistoryRow score(CompanyScore score) {
    long notCounted = score.notCounted().values().stream().mapToLong(Long::longValue).sum();
    return HistoryRow.of(HistoryTables.COMPANY_SCORES, score.updatedAt())
        .tag("company", score.company())
        .field("level", score.level().name())
        .field("points", score.points())
        .field("yellow_from", score.yellowFrom())
        .field("red_from", score.redFrom())
        .field("window_days", score.windowDays())
        .field("offences", score.offences())
        .field("not_counted", notCounted)
        .field("terms", score.terms())
        .build();
  }

  /** The row of a revision of a hot word. */
  static HistoryRow hotWord(HotWord word) {
    return HistoryRow.of(HistoryTables.HOT_WORDS, word.from())
        .tag("hot_word", word.id())
        .tag("revision", Integer.toString(word.revision()))
        .tag("district", word.district())
        .tag("object_class", word.objectClass())
        .field("revision_number", word.revision())
        .field("state", word.state().name())
        .field("places", word.count())
        .field("patrols", word.patrols())
        .field("expected", word.expected())
        .field("probability", word.probability())
        .field("history_days", word.history().days())
        .field("history_places", word.history().places())
        .field("history_patrols", word.history().patrols())
        .field("dispersion", word.history().dispersion())
        .field("rule", word.rule())
        .field("decided_us", ReportRows.micros(word.decidedAt()))
        .build();
  }

  private ProductRows() {}
}
