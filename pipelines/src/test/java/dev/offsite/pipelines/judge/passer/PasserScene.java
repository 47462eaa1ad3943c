package dev.offsite.pipelines.judge.passer;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.judge.overload.OverloadJudge;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An overload of 54 km/h over the scale at the origin at noon, whose plate nobody can read, and
 * trucks that drive east along the bridge at that speed.
 */
final class PasserScene {

  static final Instant NOON = Times.at("12:00:00");
  static final double MPS = 15;

  static final Entries ENTRIES =
      Entries.complete()
          .with(Rules.identifying().entry())
          .with(Devices.truck(Entries.OTHER_TRUCK, Entries.OTHER_PLATE).entry());

  static final ReferenceSnapshot REFERENCE = ENTRIES.snapshot();

  /** The candidate of the passage. */
  static SiteMatter.Unread unread() {
    return unread(overload().withoutPlate());
  }

  static SiteMatter.Unread unread(Passages passage) {
    return new SiteMatter.Unread(candidate(passage, REFERENCE));
  }

  static Passages overload() {
    return Reports.at(NOON).of(Entries.SCALE).passage(80_000).speedKph(MPS * 3.6);
  }

  static Candidate candidate(Passages passage, ReferenceSnapshot reference) {
    return new CandidateDrafts()
        .draft(
            new OverloadJudge().judge(passage.located().received(), reference).get(0),
            reference,
            NOON);
  }

  /** A plate that was read at the same site, so many seconds from noon; empty if none was. */
  static SiteMatter.PlateSeen seen(String passageId, String plate, double fromNoonS) {
    Passages passage = Reports.at(at(fromNoonS)).of(Entries.SCALE).passage(30_000).id(passageId);
    Passages read = plate.isEmpty() ? passage.withoutPlate() : passage.plate(plate, 0.97);
    return (SiteMatter.PlateSeen) find(read.located()).get(0);
  }

  /**
   * That a plate was read elsewhere, so many seconds from noon; doubts five minutes of its track.
   */
  static SiteMatter.TrackDoubted doubted(String plate, double fromNoonS) {
    return new SiteMatter.TrackDoubted(
        Entries.SITE,
        "elsewhere-" + plate,
        plate,
        at(fromNoonS).toEpochMilli(),
        300_000,
        false,
        at(fromNoonS).toEpochMilli() + 1_000);
  }

  static SiteMatter.TrackDoubted withdrawn(SiteMatter.TrackDoubted doubt) {
    return new SiteMatter.TrackDoubted(
        doubt.siteId(),
        doubt.candidateId(),
        doubt.plate(),
        doubt.timeMs(),
        doubt.withinMs(),
        true,
        doubt.receivedMs());
  }

  /** A fix of a truck that crosses at noon, so many seconds from then, exact to 10 m. */
  static SiteMatter.NearFix crossing(String truck, double fromNoonS) {
    return fix(truck, fromNoonS, fromNoonS * MPS);
  }

  static SiteMatter.NearFix fix(String truck, double fromNoonS, double eastM) {
    return fix(truck, fromNoonS, Places.at(eastM, 0), 10.0);
  }

  static SiteMatter.NearFix fix(
      String truck, double fromNoonS, Wgs84Position place, @Nullable Double accuracyM) {
    return (SiteMatter.NearFix) find(located(truck, fromNoonS, place, accuracyM)).get(0);
  }

  static Located located(
      String truck, double fromNoonS, Wgs84Position place, @Nullable Double accuracyM) {
    return new Located(
        Reports.at(at(fromNoonS)).of(truck).position(place).accuracyM(accuracyM).received(),
        place.lng(),
        place.lat());
  }

  static List<SiteMatter> find(Located located) {
    return new SiteMatterFinder().find(located, REFERENCE);
  }

  static Instant at(double fromNoonS) {
    return NOON.plusMillis(Math.round(fromNoonS * 1000));
  }

  private PasserScene() {}
}
