package dev.offsite.pipelines.judge.trace;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.patrol.Look;
import java.util.Comparator;
import java.util.Objects;

/**
 * One look of a patrol, with what is needed to know what it saw clean.
 *
 * @param patrol device and sortie
 * @param timeMs when, milliseconds since the epoch
 * @param middle of the circle in view
 * @param radiusM of the circle, less the margin for errors
 */
record Glance(String patrol, long timeMs, Wgs84Position middle, double radiusM) {

  /** By time, then patrol: never by arrival. */
  static final Comparator<Glance> ORDER =
      Comparator.comparingLong(Glance::timeMs).thenComparing(Glance::patrol);

  Glance {
    Objects.requireNonNull(patrol, "patrol");
    Objects.requireNonNull(middle, "middle");
  }

  static Glance of(Look look) {
    return new Glance(
        look.patrol(), look.timeMs(), new Wgs84Position(look.lng(), look.lat()), look.radiusM());
  }

  /** Whether all of a heap would have been in view. */
  boolean covers(Heap heap) {
    double withinM = radiusM - heap.uncertaintyM();
    return withinM >= 0
        && Math.abs(heap.place().lat() - middle.lat()) * Geodesics.METRES_PER_LAT_DEGREE_MIN
            <= withinM
        && Geodesics.distanceM(middle, heap.place()) <= withinM;
  }
}
