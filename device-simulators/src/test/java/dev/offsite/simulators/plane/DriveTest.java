package dev.offsite.simulators.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriveTest {

  private static final Path STRAIGHT =
      Path.through(List.of(new PlanePoint(0, 0), new PlanePoint(0, 5_000)));

  private static final Path CORNER =
      Path.through(
          List.of(new PlanePoint(0, 0), new PlanePoint(0, 3_000), new PlanePoint(2_500, 3_000)));

  @Test
  void dash_isFasterThanCruiseInItsStretchOnly() {
    Stretch where = new Stretch(1_000, 3_000);
    Drive drive = Drive.along(STRAIGHT, 12, List.of(), List.of(new Drive.Dash(where, 22)));
    double fastest = 0;
    for (double s = 0; s < drive.durationS(); s += 0.1) {
      double speed = drive.speedMpsAt(s);
      fastest = Math.max(fastest, speed);
      if (!where.holds(drive.chainageMAt(s), 0.001)) {
        assertThat(speed).as("at second %s", s).isLessThanOrEqualTo(12 + 1e-9);
      }
    }
    assertThat(fastest).isCloseTo(22, within(1e-9));
  }

  @Test
  void fasterThan_bounds_areWhereTheSpeedIsReached() {
    Drive drive =
        Drive.along(
            STRAIGHT, 12, List.of(), List.of(new Drive.Dash(new Stretch(1_000, 3_000), 22)));
    List<Stretch> fast = drive.fasterThan(16);
    assertThat(fast).hasSize(1);
    // v² rises by 2a for each metre: from 12 to 16 m/s within (256 - 144) / 1.8 m.
    double riseM = (16 * 16 - 12 * 12) / (2 * Drive.ACCELERATION_MPS2);
    assertThat(fast.get(0).fromM()).isCloseTo(1_000 + riseM, within(1e-6));
    assertThat(fast.get(0).toM()).isCloseTo(3_000 - riseM, within(1e-6));
    assertThat(drive.fasterThan(22)).isEmpty();
    assertThat(drive.fasterThan(21.9)).hasSize(1);
  }

  @Test
  void fasterThan_stopOnTheWay_isTwoStretches() {
    Drive drive = Drive.along(STRAIGHT, 15, List.of(new Drive.Stop(2_500, 30)));
    assertThat(drive.fasterThan(14)).hasSize(2);
    assertThat(drive.fasterThan(14).get(0).toM()).isLessThan(2_500);
    assertThat(drive.fasterThan(14).get(1).fromM()).isGreaterThan(2_500);
  }

  @Test
  void straights_endAtCornersThatHaveToBeTakenSlowly() {
    assertThat(STRAIGHT.straights()).containsExactly(new Stretch(0, 5_000));
    List<Stretch> straights =
        CORNER.straights().stream().filter(stretch -> stretch.lengthM() > 100).toList();
    assertThat(straights).hasSize(2);
    assertThat(straights.get(0).lengthM()).isCloseTo(2_980, within(1e-6));
    assertThat(straights.get(1).lengthM()).isCloseTo(2_480, within(1e-6));
  }

  @Test
  void extended_goesOnStraight() {
    Path longer = CORNER.extendedBy(15);
    assertThat(longer.lengthM()).isCloseTo(CORNER.lengthM() + 15, within(1e-9));
    assertThat(longer.pointAt(longer.lengthM()).distanceM(new PlanePoint(2_515, 3_000)))
        .isLessThan(1e-9);
  }

  @Test
  void stretch_thatEndsBeforeItBegins_isRefused() {
    assertThatThrownBy(() -> new Stretch(2, 1)).hasMessage("a stretch from 2.0 m to 1.0 m");
    assertThat(new Stretch(1, 2).holds(0.5, 0.5)).isTrue();
    assertThat(new Stretch(1, 2).holds(2.51, 0.5)).isFalse();
  }
}
