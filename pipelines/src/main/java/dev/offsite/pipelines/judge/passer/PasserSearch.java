package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.pipelines.judge.passer.SiteMatter.PlateSeen;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for those who can have been on a scale. Changes nothing.
 *
 * @param tracks near the site
 * @param readings at the site
 * @param doubts about these tracks
 */
record PasserSearch(SiteTracks tracks, SiteReadings readings, SiteDoubts doubts) {

  /** Who can have passed by a rule. */
  Identification identify(Candidate base, IdentifyRule rule, ReferenceSnapshot reference) {
    ScaleMoment moment = ScaleMoment.of(base);
    Set<String> read = readings.platesAround(moment.atMs(), rule.readMs(), passageOf(base));
    long windowMs = ScaleMoment.windowMs(rule);
    List<Passing> possible = new ArrayList<>();
    Set<String> ruledOut = new TreeSet<>();
    for (List<NearFix> track : tracks.between(moment.atMs() - windowMs, moment.atMs() + windowMs)) {
      Optional<Passing> passing = moment.by(track, rule);
      if (passing.isPresent()) {
        String plate = passing.get().plate();
        if (plate != null && read.contains(plate)) {
          ruledOut.add(plate);
        } else {
          possible.add(passing.get().withCompany(companyOf(plate, base, reference)));
        }
      }
    }
    if (possible.isEmpty()) {
      return Identification.NONE;
    }
    possible.sort(Passing.ORDER);
    if (possible.size() > 1) {
      return new Identification(
          possible, List.copyOf(ruledOut), List.of(), List.of(), rule.clockMs() / 1000.0);
    }
    Passing one = possible.get(0);
    return new Identification(
        possible,
        List.copyOf(ruledOut),
        otherPassages(base, one.deviceId(), rule),
        one.plate() == null ? List.of() : doubts.against(one.plate(), moment.atMs()),
        rule.clockMs() / 1000.0);
  }

  /**
   * Whether what is known of one terminal can make a difference to what was found. Who cannot have
   * passed and was not among those found makes none.
   */
  boolean mayMatter(String deviceId, Candidate base, Identification found, IdentifyRule rule) {
    if (found.possible().stream().anyMatch(one -> one.deviceId().equals(deviceId))) {
      return true;
    }
    ScaleMoment moment = ScaleMoment.of(base);
    long windowMs = ScaleMoment.windowMs(rule);
    List<NearFix> track =
        tracks.between(deviceId, moment.atMs() - windowMs, moment.atMs() + windowMs);
    return moment.by(track, rule).isPresent()
        || track.stream()
            .map(NearFix::plate)
            .filter(Objects::nonNull)
            .anyMatch(found.ruledOut()::contains);
  }

  /**
   * Of the passages without a plate at about that time, those that the track of the only truck
   * crosses the scale in as well: it was on the scale once, and nobody can tell in which.
   */
  private List<String> otherPassages(Candidate base, String deviceId, IdentifyRule rule) {
    ScaleMoment moment = ScaleMoment.of(base);
    List<NearFix> track = tracks.of(deviceId);
    Set<String> others = new TreeSet<>();
    for (PlateSeen one : readings.unreadAround(moment.atMs(), rule.readMs(), passageOf(base))) {
      if (moment.at(one.timeMs()).by(track, rule).filter(Passing::isTracked).isPresent()) {
        others.add(one.key());
      }
    }
    return List.copyOf(others);
  }

  /** So long before and after a passage fixes and readings make a difference, milliseconds. */
  static long windowMs(IdentifyRule rule) {
    return Math.max(ScaleMoment.windowMs(rule), rule.readMs());
  }

  /** Names the passage of a candidate, as {@link SiteMatter.PlateSeen#key} does. */
  private static String passageOf(Candidate candidate) {
    return candidate.subject().deviceId()
        + '/'
        + candidate.facts().details().getOrDefault("passageId", "");
  }

  private static @Nullable String companyOf(
      @Nullable String plate, Candidate base, ReferenceSnapshot reference) {
    return plate == null
        ? null
        : reference
            .findVehicle(plate, base.episode().start())
            .map(ReferenceEntry.Vehicle::company)
            .orElse(null);
  }
}
