package dev.offsite.simulators.device;

import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import java.util.SplittableRandom;

/**
 * How far from the truth a position may be: normal, with one deviation along a direction and
 * another across it.
 *
 * @param directionRad of the first, clockwise from north
 * @param alongM deviation along it
 * @param acrossM deviation across it
 */
record ErrorEllipse(double directionRad, double alongM, double acrossM) {

  /**
   * No error is more than so many times CE90, so that a scenario can promise what is found. What
   * would lie further out is drawn in; the 90 % within CE90 stay as they are.
   */
  static final double MAX_IN_CE90 = 1.2;

  /** Twice as many do not change the tenth of a millimetre. */
  private static final int DIRECTIONS = 32;

  /** The same in every direction. */
  static ErrorEllipse circle(double deviationM) {
    return new ErrorEllipse(0, deviationM, deviationM);
  }

  /**
   * The error of a place on flat ground that a camera in the air sees.
   *
   * <p>An error of the camera's direction moves the place by {@code H / sin²(p)} metres per radian
   * along the line of sight and by {@code H / sin(p)} across it, for the height {@code H} and the
   * angle {@code p} of the line below the horizon: per degree at 100 m, 1.7 m straight down and 7.0
   * m at 30°. The error of the camera's own position is added.
   *
   * @param heightM of the camera above the ground
   * @param directionErrorDeg deviation of the camera's direction
   * @param positionErrorM deviation of the camera's position on each axis
   */
  static ErrorEllipse ofView(
      PlanePoint camera,
      double heightM,
      PlanePoint object,
      double directionErrorDeg,
      double positionErrorM) {
    double awayM = camera.distanceM(object);
    double sine = heightM / Math.hypot(heightM, awayM);
    double perRadianM = heightM / sine;
    double errorRad = Math.toRadians(directionErrorDeg);
    return new ErrorEllipse(
        Math.atan2(object.eastM() - camera.eastM(), object.northM() - camera.northM()),
        Math.hypot(perRadianM / sine * errorRad, positionErrorM),
        Math.hypot(perRadianM * errorRad, positionErrorM));
  }

  /** Radius that holds 90 % of the errors, metres. */
  double ce90M() {
    double leastM = 0;
    double mostM = 3 * Math.max(alongM, acrossM);
    // 24 halvings of some metres are micrometres.
    for (int i = 0; i < 24; i++) {
      double middleM = (leastM + mostM) / 2;
      if (shareWithin(middleM) < 0.9) {
        leastM = middleM;
      } else {
        mostM = middleM;
      }
    }
    return mostM;
  }

  /** The place where an object seems to be; at most {@link #MAX_IN_CE90} of {@code ce90M} off. */
  PlanePoint seen(PlanePoint object, double ce90M, SplittableRandom random) {
    double along = alongM * Draws.gaussian(random);
    double across = acrossM * Draws.gaussian(random);
    double awayInCe90 = Math.hypot(along, across) / ce90M;
    double kept = awayInCe90 <= 1 ? 1 : drawnIn(awayInCe90) / awayInCe90;
    double sine = Math.sin(directionRad);
    double cosine = Math.cos(directionRad);
    return object.plus(
        kept * (along * sine + across * cosine), kept * (along * cosine - across * sine));
  }

  private static double drawnIn(double awayInCe90) {
    return MAX_IN_CE90 - (MAX_IN_CE90 - 1) * Math.exp(1 - awayInCe90);
  }

  /**
   * The share of the errors within a radius: over all directions of the unit circle, from which the
   * normal distribution is stretched, the mean of what lies within.
   */
  private double shareWithin(double radiusM) {
    double beyond = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = Math.PI * i / DIRECTIONS;
      double cosineM = alongM * Math.cos(angle);
      double sineM = acrossM * Math.sin(angle);
      beyond += Math.exp(-radiusM * radiusM / (2 * (cosineM * cosineM + sineM * sineM)));
    }
    return 1 - beyond / DIRECTIONS;
  }
}
