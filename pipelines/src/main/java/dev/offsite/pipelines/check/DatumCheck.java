package dev.offsite.pipelines.check;

import dev.offsite.geo.Datum;
import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the datum of a track by the roads: under each hypothesis the shift is undone, and the
 * distances of moving fixes to the nearest road are taken, each at most {@value #FAR_M} m.
 *
 * <p>If distances are exponential with a scale of their own under each hypothesis, the logarithm of
 * the likelihood of a fix is minus the logarithm of the mean distance, but for a constant. So the
 * datum with the least mean is the most likely one, and the ratio of two means is how much more
 * likely one fix is under it. It is named if that ratio to the next one reaches {@code
 * datumMargin}, its median distance does not exceed {@code datumNearM} and there are {@code
 * datumFixesMin} fixes; else it cannot be told. Means below {@value #NOISE_M} m count as that: a
 * fix is not better.
 */
final class DatumCheck {

  static final double FAR_M = 500;
  private static final double NOISE_M = 3;
  private static final List<PositionDatum> HYPOTHESES =
      List.of(PositionDatum.WGS84, PositionDatum.GCJ02, PositionDatum.BD09);
  private static final String[] SIDES = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };

  private record Fit(double meanM, double medianM) {}

  static DatumGuess guess(
      List<List<Double>> fixes,
      PositionDatum declared,
      @Nullable RoadNetwork roads,
      CheckLimits limits) {
    if (roads == null) {
      return untold(declared, fixes.size(), null, "not compared: no roads were given");
    }
    if (fixes.size() < limits.datumFixesMin()) {
      return untold(
          declared,
          fixes.size(),
          null,
          "cannot tell: "
              + fixes.size()
              + " moving fixes; "
              + limits.datumFixesMin()
              + " are needed");
    }
    Map<PositionDatum, Fit> fits = new EnumMap<>(PositionDatum.class);
    HYPOTHESES.forEach(datum -> fits.put(datum, fit(fixes, datum, roads)));
    List<PositionDatum> ranked = new ArrayList<>(HYPOTHESES);
    ranked.sort((a, b) -> Double.compare(fits.get(a).meanM(), fits.get(b).meanM()));
    Fit best = fits.get(ranked.get(0));
    Fit next = fits.get(ranked.get(1));
    double declaredM = fits.get(same(declared)).medianM();
    double ratio = next.meanM() / best.meanM();
    if (best.medianM() > limits.datumNearM() || ratio < limits.datumMargin()) {
      String near =
          String.format(
              Locale.ROOT,
              "cannot tell: as %s %.0f m off the roads, as %s %.0f m",
              ranked.get(0),
              best.medianM(),
              ranked.get(1),
              next.medianM());
      return untold(declared, fixes.size(), declaredM, near);
    }
    // CGCS2000 equals WGS-84 at this scale: whoever declares it is right where WGS-84 fits.
    PositionDatum probable = ranked.get(0) == same(declared) ? declared : ranked.get(0);
    return probable == declared
        ? new DatumGuess(
            declared,
            probable,
            fixes.size(),
            declaredM,
            best.medianM(),
            0,
            "",
            String.format(Locale.ROOT, "%s, %.0f m off the roads", declared, best.medianM()))
        : wrong(fixes, declared, probable, declaredM, best);
  }

  private static DatumGuess wrong(
      List<List<Double>> fixes,
      PositionDatum declared,
      PositionDatum probable,
      double declaredM,
      Fit best) {
    double eastM = 0;
    double northM = 0;
    for (List<Double> fix : fixes) {
      Wgs84Position taken = wgs84(fix, declared);
      Wgs84Position real = wgs84(fix, probable);
      eastM += (taken.lng() - real.lng()) * Geodesics.metresPerDegreeLng(real.lat()) / fixes.size();
      northM +=
          (taken.lat() - real.lat()) * Geodesics.metresPerDegreeLat(real.lat()) / fixes.size();
    }
    double shiftM = Math.hypot(eastM, northM);
    String side =
        SIDES[Math.floorMod(Math.round(Math.toDegrees(Math.atan2(eastM, northM)) / 45), 8)];
    String says =
        String.format(
            Locale.ROOT,
            "looks like %s: %.0f m %s of every road; as %s it is %.0f m off",
            probable,
            shiftM,
            side,
            probable,
            best.medianM());
    return new DatumGuess(
        declared, probable, fixes.size(), declaredM, best.medianM(), shiftM, side, says);
  }

  private static Fit fit(List<List<Double>> fixes, PositionDatum datum, RoadNetwork roads) {
    double[] distances = new double[fixes.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = roads.distanceM(wgs84(fixes.get(i), datum), FAR_M);
    }
    Arrays.sort(distances);
    double mean = Arrays.stream(distances).average().orElse(FAR_M);
    return new Fit(Math.max(NOISE_M, mean), distances[distances.length / 2]);
  }

  private static DatumGuess untold(
      PositionDatum declared, int fixes, @Nullable Double declaredM, String why) {
    return new DatumGuess(declared, null, fixes, declaredM, null, 0, "", why);
  }

  private static PositionDatum same(PositionDatum declared) {
    return declared == PositionDatum.CGCS2000 ? PositionDatum.WGS84 : declared;
  }

  private static Wgs84Position wgs84(List<Double> fix, PositionDatum datum) {
    Datum from =
        switch (datum) {
          case WGS84 -> Datum.WGS84;
          case CGCS2000 -> Datum.CGCS2000;
          case GCJ02 -> Datum.GCJ02;
          case BD09 -> Datum.BD09;
        };
    return from.toWgs84(fix.get(0), fix.get(1));
  }

  private DatumCheck() {}
}
