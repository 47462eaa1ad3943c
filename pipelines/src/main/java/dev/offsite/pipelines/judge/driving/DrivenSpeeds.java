package dev.offsite.pipelines.judge.driving;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.track.Stretch;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.util.List;

/**
 * Two means of the speed of a truck over one stretch, which ought to be equal.
 *
 * @param saidKph what the terminal said, km/h
 * @param impliedKph what the way between its places takes, km/h
 */
record DrivenSpeeds(double saidKph, double impliedKph) {

  /** Nobody can tell from fewer places than two. */
  static final DrivenSpeeds UNKNOWN = new DrivenSpeeds(Double.NaN, Double.NaN);

  /** Of the points of the track at which the condition held. */
  static DrivenSpeeds of(Stretch stretch) {
    List<Candidate.TrackPoint> held =
        stretch.track().stream()
            .filter(
                point ->
                    point.speedKph() != null
                        && point.time().toEpochMilli() >= stretch.startMs()
                        && point.time().toEpochMilli() <= stretch.lastMs())
            .toList();
    if (held.size() < 2) {
      return UNKNOWN;
    }
    double seconds = 0;
    double metres = 0;
    double saidTimesSeconds = 0;
    for (int i = 1; i < held.size(); i++) {
      Candidate.TrackPoint from = held.get(i - 1);
      Candidate.TrackPoint to = held.get(i);
      double gapS = Duration.between(from.time(), to.time()).toMillis() / 1000.0;
      seconds += gapS;
      metres += Geodesics.distanceM(position(from), position(to));
      saidTimesSeconds += gapS * (from.speedKph() + to.speedKph()) / 2;
    }
    return new DrivenSpeeds(saidTimesSeconds / seconds, metres / seconds * 3.6);
  }

  /** Whether they differ by more than so many km/h. */
  boolean contradictBy(double kph) {
    return Math.abs(saidKph - impliedKph) > kph;
  }

  boolean isKnown() {
    return !Double.isNaN(impliedKph);
  }

  private static Wgs84Position position(Candidate.TrackPoint point) {
    return new Wgs84Position(point.lng(), point.lat());
  }
}
