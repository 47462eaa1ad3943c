package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.plane.PlanePoint;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorEllipseTest {

  private static final PlanePoint CAMERA = new PlanePoint(1_000, 2_000);
  private static final int DRAWS = 40_000;

  @ParameterizedTest
  @CsvSource({"90, 1.7", "60, 2.3", "45, 3.5", "30, 7.0"})
  void view_perDegreeAt100M_isOffAsFarAsFlatGroundSays(double belowHorizonDeg, double metres) {
    ErrorEllipse error = ErrorEllipse.ofView(CAMERA, 100, objectAt(belowHorizonDeg), 1, 0);
    assertThat(error.alongM()).isCloseTo(metres, within(0.05));
  }

  @Test
  void view_acrossTheLineOfSight_isOffLess() {
    ErrorEllipse error = ErrorEllipse.ofView(CAMERA, 100, objectAt(30), 1, 0);
    assertThat(error.acrossM()).isCloseTo(200 * Math.toRadians(1), within(1e-9));
    ErrorEllipse below = ErrorEllipse.ofView(CAMERA, 100, CAMERA, 1, 0);
    assertThat(below.acrossM()).isEqualTo(below.alongM());
  }

  @Test
  void view_higherOrLessExact_isOffInProportion() {
    ErrorEllipse low = ErrorEllipse.ofView(CAMERA, 100, CAMERA, 1, 0);
    assertThat(ErrorEllipse.ofView(CAMERA, 128, CAMERA, 1, 0).alongM())
        .isCloseTo(1.28 * low.alongM(), within(1e-9));
    assertThat(ErrorEllipse.ofView(CAMERA, 100, CAMERA, 0.5, 0).alongM())
        .isCloseTo(0.5 * low.alongM(), within(1e-9));
    assertThat(ErrorEllipse.ofView(CAMERA, 100, CAMERA, 1, 3).alongM())
        .isCloseTo(Math.hypot(low.alongM(), 3), within(1e-9));
  }

  @Test
  void view_lineOfSight_isTheDirectionFromCameraToObject() {
    PlanePoint east = CAMERA.plus(50, 0);
    assertThat(ErrorEllipse.ofView(CAMERA, 100, east, 1, 0).directionRad())
        .isCloseTo(Math.PI / 2, within(1e-9));
  }

  @Test
  void ce90_ofACircle_isTwoPointOneFourSixDeviations() {
    assertThat(ErrorEllipse.circle(1).ce90M()).isCloseTo(Math.sqrt(2 * Math.log(10)), within(1e-5));
    assertThat(ErrorEllipse.circle(2.5).ce90M())
        .isCloseTo(2.5 * Math.sqrt(2 * Math.log(10)), within(1e-5));
  }

  @Test
  void ce90_ofALine_isThatOfTheNormalDistribution() {
    assertThat(new ErrorEllipse(1, 2, 1e-3).ce90M()).isCloseTo(2 * 1.6449, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"90", "60", "45", "30"})
  void seen_ninetyPercent_lieWithinCe90_andNoneBeyondItsBound(double belowHorizonDeg) {
    PlanePoint object = objectAt(belowHorizonDeg);
    ErrorEllipse error = ErrorEllipse.ofView(CAMERA, 100, object, 0.8, 1.2);
    double ce90M = error.ce90M();
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    int within = 0;
    for (int i = 0; i < DRAWS; i++) {
      double offM = error.seen(object, ce90M, random).distanceM(object);
      within += offM <= ce90M ? 1 : 0;
      assertThat(offM).isLessThanOrEqualTo(ErrorEllipse.MAX_IN_CE90 * ce90M);
    }
    // 0.005 is more than three deviations of a share of 40,000 draws.
    assertThat((double) within / DRAWS).as("seed %s", seed).isCloseTo(0.9, within(0.005));
  }

  @Test
  void seen_oblique_scattersAlongTheLineOfSight() {
    PlanePoint object = objectAt(30);
    ErrorEllipse error = ErrorEllipse.ofView(CAMERA, 100, object, 0.8, 0);
    SplittableRandom random = new SplittableRandom(8);
    double northM = 0;
    double eastM = 0;
    for (int i = 0; i < DRAWS; i++) {
      PlanePoint seen = error.seen(object, 1_000, random);
      northM += Math.pow(seen.northM() - object.northM(), 2);
      eastM += Math.pow(seen.eastM() - object.eastM(), 2);
    }
    assertThat(Math.sqrt(northM / DRAWS)).isCloseTo(error.alongM(), within(0.1));
    assertThat(Math.sqrt(eastM / DRAWS)).isCloseTo(error.acrossM(), within(0.05));
  }

  /** North of the camera, seen at this angle below the horizon from 100 m. */
  private static PlanePoint objectAt(double belowHorizonDeg) {
    return CAMERA.plus(0, 100 / Math.tan(Math.toRadians(belowHorizonDeg)));
  }
}
