package dev.offsite.geo;

/**
 * The forward formulas of GCJ-02 and BD-09 and their inverses by iteration.
 *
 * <p>Source: the formulas in public circulation since 2013 ("Mars coordinates"): a sum of sines in
 * the offset from 105° E, 35° N, in metres, divided by the radii of the Krasovsky 1940 ellipsoid;
 * BD-09 turns and stretches GCJ-02 around the origin of degrees. The shift changes by less than 1 %
 * of a displacement, so the iteration {@code w += target - forward(w)} gains two digits per step.
 */
final class ShiftedDatums {
  private static final double KRASOVSKY_A_M = 6_378_245.0;
  private static final double KRASOVSKY_E2 = 0.006_693_421_622_965_943;
  private static final double BD_WAVE = Math.PI * 3000.0 / 180.0;
  private static final int STEPS_MAX = 12;
  private static final double CLOSE_ENOUGH_DEG = 1e-12;

  private ShiftedDatums() {}

  @FunctionalInterface
  private interface Shift {
    /** Writes the shifted position (lng, lat) into {@code out}. */
    void apply(double lng, double lat, double[] out);
  }

  static Gcj02Position wgs84ToGcj02(Wgs84Position position) {
    double[] out = forward(ShiftedDatums::gcj, position);
    return new Gcj02Position(out[0], out[1]);
  }

  static Bd09Position wgs84ToBd09(Wgs84Position position) {
    double[] out = forward(ShiftedDatums::bd, position);
    return new Bd09Position(out[0], out[1]);
  }

  static Wgs84Position gcj02ToWgs84(double lng, double lat) {
    return inverse(ShiftedDatums::gcj, lng, lat);
  }

  static Wgs84Position bd09ToWgs84(double lng, double lat) {
    return inverse(ShiftedDatums::bd, lng, lat);
  }

  private static double[] forward(Shift shift, Wgs84Position position) {
    double[] out = {position.lng(), position.lat()};
    if (shifts(position.lng(), position.lat())) {
      shift.apply(position.lng(), position.lat(), out);
    }
    return out;
  }

  private static Wgs84Position inverse(Shift shift, double lng, double lat) {
    if (!shifts(lng, lat)) {
      return new Wgs84Position(lng, lat);
    }
    double[] shifted = new double[2];
    double guessLng = lng;
    double guessLat = lat;
    for (int step = 0; step < STEPS_MAX; step++) {
      shift.apply(guessLng, guessLat, shifted);
      double missLng = lng - shifted[0];
      double missLat = lat - shifted[1];
      guessLng += missLng;
      guessLat += missLat;
      if (Math.abs(missLng) < CLOSE_ENOUGH_DEG && Math.abs(missLat) < CLOSE_ENOUGH_DEG) {
        break;
      }
    }
    return new Wgs84Position(guessLng, guessLat);
  }

  private static boolean shifts(double lng, double lat) {
    return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  }

  private static void gcj(double lng, double lat, double[] out) {
    double x = lng - 105.0;
    double y = lat - 35.0;
    double root = Math.sqrt(Math.abs(x));
    double fine = 20.0 * (Math.sin(6 * Math.PI * x) + Math.sin(2 * Math.PI * x));
    double northM = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
    northM += waves(fine, y, 20, 1, 40, 3, 160, 12, 320, 30);
    double eastM = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
    eastM += waves(fine, x, 20, 1, 40, 3, 150, 12, 300, 30);
    double phi = Math.toRadians(lat);
    double w2 = 1 - KRASOVSKY_E2 * Math.sin(phi) * Math.sin(phi);
    double w = Math.sqrt(w2);
    double meridianM = KRASOVSKY_A_M * (1 - KRASOVSKY_E2) / (w2 * w);
    double parallelM = KRASOVSKY_A_M / w * Math.cos(phi);
    out[0] = lng + Math.toDegrees(eastM / parallelM);
    out[1] = lat + Math.toDegrees(northM / meridianM);
  }

  /** Two thirds of the fine wave and of four sines: amplitude, then the divisor of π·v. */
  private static double waves(
      double fine, double v, int a1, int d1, int a2, int d2, int a3, int d3, int a4, int d4) {
    double sum = fine;
    sum += a1 * Math.sin(Math.PI * v / d1) + a2 * Math.sin(Math.PI * v / d2);
    sum += a3 * Math.sin(Math.PI * v / d3) + a4 * Math.sin(Math.PI * v / d4);
    return sum * 2.0 / 3.0;
  }

  private static void bd(double lng, double lat, double[] out) {
    gcj(lng, lat, out);
    double x = out[0];
    double y = out[1];
    double radius = Math.hypot(x, y) + 0.000_02 * Math.sin(y * BD_WAVE);
    double angle = Math.atan2(y, x) + 0.000_003 * Math.cos(x * BD_WAVE);
    out[0] = radius * Math.cos(angle) + 0.0065;
    out[1] = radius * Math.sin(angle) + 0.006;
  }
}
