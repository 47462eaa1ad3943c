package dev.offsite.simulators.patrol;

/**
 * A drone's camera and the detection model behind it.
 *
 * @param pitchDeg of the camera, -90 straight down to -30
 * @param pitchErrorDeg deviation of the direction it believes to look in, 0 to 5 degrees
 * @param missShare share of the frames with an object in view in which the model does not find it.
 *     Up to 0.5 no two frames in a row are missed
 * @param mirageShare share of the possible places of objects where there is none and the model
 *     finds one, once
 */
public record CameraPlan(
    double pitchDeg, double pitchErrorDeg, double missShare, double mirageShare) {

  /** Flatter than this the ground is hundreds of metres away and a position means little. */
  private static final double FLATTEST_DEG = -30;

  private static final double STRAIGHT_DOWN_DEG = -90;
  private static final double PITCH_ERROR_DEG_MAX = 5;

  public CameraPlan {
    if (!(pitchDeg >= STRAIGHT_DOWN_DEG && pitchDeg <= FLATTEST_DEG)) {
      throw new IllegalArgumentException("pitchDeg " + pitchDeg + " is not -90 to -30");
    }
    if (!(pitchErrorDeg >= 0 && pitchErrorDeg <= PITCH_ERROR_DEG_MAX)) {
      throw new IllegalArgumentException("pitchErrorDeg " + pitchErrorDeg + " is not 0 to 5");
    }
    PatrolPlan.requireShare("missShare", missShare);
    PatrolPlan.requireShare("mirageShare", mirageShare);
    if (mirageShare > 1 - Ground.OBJECT_SHARE) {
      throw new IllegalArgumentException(
          "mirageShare "
              + mirageShare
              + " is above "
              + (1 - Ground.OBJECT_SHARE)
              + ": the other places hold objects");
    }
  }

  /**
   * How far in front of the drone the middle of the view lies on the ground, metres.
   *
   * @param heightM of the drone above the ground
   */
  public double aheadM(double heightM) {
    return pitchDeg == STRAIGHT_DOWN_DEG ? 0 : heightM / Math.tan(Math.toRadians(-pitchDeg));
  }
}
