package dev.offsite.pipelines.judge.passer;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.passer.SiteMatter.NearFix;
import dev.offsite.schemas.candidate.Candidate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One passage, held against tracks. Pure.
 *
 * @param atMs when, by the scale's clock
 * @param lng of the scale, degrees east, WGS-84
 * @param lat of the scale, degrees north, WGS-84
 * @param speedMps as weighed; null if not known
 */
record ScaleMoment(long atMs, double lng, double lat, @Nullable Double speedMps) {

  private static final double KPH_PER_MPS = 3.6;

  /** The passage of a candidate. */
  static ScaleMoment of(Candidate candidate) {
    String speedKph = candidate.facts().details().get("speedKph");
    return new ScaleMoment(
        candidate.episode().start().toEpochMilli(),
        candidate.place().lng(),
        candidate.place().lat(),
        speedKph == null ? null : Double.parseDouble(speedKph) / KPH_PER_MPS);
  }

  /** Another moment on the same scale, at a speed that is not known. */
  ScaleMoment at(long otherMs) {
    return new ScaleMoment(otherMs, lng, lat, null);
  }

  /**
   * How one truck can have been on the scale; empty if it cannot.
   *
   * @param track of one terminal, in the order of time
   */
  Optional<Passing> by(List<NearFix> track, IdentifyRule rule) {
    Passing nearest = null;
    Passing silent = null;
    for (int i = 1; i < track.size(); i++) {
      NearFix from = track.get(i - 1);
      NearFix to = track.get(i);
      boolean isThen =
          to.timeMs() >= atMs - rule.clockMs() && from.timeMs() <= atMs + rule.clockMs();
      if (isThen && to.timeMs() - from.timeMs() <= rule.gapMs()) {
        Passing tracked = along(from, to, rule);
        if (isOver(tracked, rule)
            && (nearest == null || tracked.distanceM() < nearest.distanceM())) {
          nearest = tracked;
        }
      } else if (isThen && from.timeMs() <= atMs && to.timeMs() > atMs) {
        silent = between(from, to, rule);
      }
    }
    return Optional.ofNullable(nearest == null ? silent : nearest);
  }

  private boolean isOver(Passing tracked, IdentifyRule rule) {
    if (tracked.distanceM() > tracked.uncertaintyM()) {
      return false;
    }
    if (speedMps == null) {
      return true;
    }
    NearFix from = tracked.before();
    NearFix to = tracked.after();
    double meanMps = Geodesics.distanceM(from.position(), to.position()) / tracked.intervalS();
    return Math.abs(meanMps - speedMps)
        <= rule.speedErrorMps(from, to, to.timeMs() - from.timeMs());
  }

  /** The part of the way between two fixes that the clocks leave open, at its nearest. */
  private Passing along(NearFix from, NearFix to, IdentifyRule rule) {
    double betweenMs = to.timeMs() - from.timeMs();
    double begin = Math.max(0, (atMs - rule.clockMs() - from.timeMs()) / betweenMs);
    double end = Math.min(1, (atMs + rule.clockMs() - from.timeMs()) / betweenMs);
    double fromX = eastM(from);
    double fromY = northM(from);
    double wayX = eastM(to) - fromX;
    double wayY = northM(to) - fromY;
    double squareM = wayX * wayX + wayY * wayY;
    double foot = squareM == 0 ? begin : -(fromX * wayX + fromY * wayY) / squareM;
    double share = Math.min(end, Math.max(begin, foot));
    double distanceM = Math.hypot(fromX + share * wayX, fromY + share * wayY);
    double uncertaintyM =
        rule.scaleM()
            + Math.max(rule.errorM(from), rule.errorM(to))
            + rule.bendM(to.timeMs() - from.timeMs());
    return new Passing(null, from, to, distanceM, uncertaintyM, true);
  }

  /** A silence in which the truck can have driven over the scale; null if it cannot. */
  private @Nullable Passing between(NearFix from, NearFix to, IdentifyRule rule) {
    Wgs84Position scale = new Wgs84Position(lng, lat);
    double fromM = Geodesics.distanceM(from.position(), scale);
    double toM = Geodesics.distanceM(to.position(), scale);
    double fromReachM = rule.scaleM() + rule.errorM(from) + rule.reachM(atMs - from.timeMs());
    double toReachM = rule.scaleM() + rule.errorM(to) + rule.reachM(to.timeMs() - atMs);
    boolean isPossible =
        to.timeMs() - from.timeMs() <= rule.darkMs() && fromM <= fromReachM && toM <= toReachM;
    return isPossible
        ? new Passing(null, from, to, Math.min(fromM, toM), Math.max(fromReachM, toReachM), false)
        : null;
  }

  private double eastM(NearFix fix) {
    return (fix.position().lng() - lng) * Geodesics.metresPerDegreeLng(lat);
  }

  private double northM(NearFix fix) {
    return (fix.position().lat() - lat) * Geodesics.metresPerDegreeLat(lat);
  }

  /** How long before and after it fixes matter, milliseconds. */
  static long windowMs(IdentifyRule rule) {
    return Math.max(rule.darkMs(), rule.gapMs()) + rule.clockMs();
  }
}
