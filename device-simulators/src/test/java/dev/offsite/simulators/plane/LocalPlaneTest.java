package dev.offsite.simulators.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPlaneTest {

  private final LocalPlane plane = new LocalPlane(120.15, 30.28);

  @Test
  void plane_thereAndBack_isTheSamePlace() {
    PlanePoint point = plane.pointAt(120.31, 30.12);
    assertThat(plane.lng(point)).isCloseTo(120.31, within(1e-12));
    assertThat(plane.lat(point)).isCloseTo(30.12, within(1e-12));
  }

  @Test
  void plane_distances_agreeWithGeodesics() {
    for (double lat = 30.1; lat <= 30.5; lat += 0.1) {
      PlanePoint west = plane.pointAt(120.0, lat);
      PlanePoint east = plane.pointAt(120.3, lat + 0.05);
      double trueM =
          Geodesics.distanceM(new Wgs84Position(120.0, lat), new Wgs84Position(120.3, lat + 0.05));
      assertThat(west.distanceM(east) / trueM).as("at %s", lat).isCloseTo(1, within(0.0026));
    }
  }

  @Test
  void ring_encloses_andMeasuresToItsBorder() {
    Ring square =
        new Ring(
            List.of(
                new PlanePoint(0, 0),
                new PlanePoint(100, 0),
                new PlanePoint(100, 100),
                new PlanePoint(0, 100)));
    assertThat(square.encloses(new PlanePoint(50, 50))).isTrue();
    assertThat(square.encloses(new PlanePoint(150, 50))).isFalse();
    assertThat(square.distanceToBorderM(new PlanePoint(50, 30))).isCloseTo(30, within(1e-9));
    assertThat(square.distanceToBorderM(new PlanePoint(103, 104))).isCloseTo(5, within(1e-9));
    for (int edge = 0; edge < 4; edge++) {
      PlanePoint outside = square.outsideEdge(edge, 12);
      assertThat(square.encloses(outside)).isFalse();
      assertThat(square.distanceToBorderM(outside)).isCloseTo(12, within(1e-9));
    }
    assertThatThrownBy(() -> new Ring(List.of(new PlanePoint(0, 0))))
        .hasMessageContaining("3 corners");
  }

  @Test
  void drive_withAStop_standsThereAsLongAsSaid() {
    Path path =
        Path.through(
            List.of(new PlanePoint(0, 0), new PlanePoint(1_000, 0), new PlanePoint(1_000, 800)));
    Drive drive = Drive.along(path, 12, List.of(new Drive.Stop(500, 60)));
    double arrivalS = drive.secondsAt(500);
    assertThat(drive.speedMpsAt(arrivalS)).isCloseTo(0, within(0.05));
    assertThat(drive.chainageMAt(arrivalS + 59)).isCloseTo(500, within(0.01));
    assertThat(drive.chainageMAt(arrivalS + 65)).isGreaterThan(505);
    assertThat(drive.chainageMAt(drive.durationS())).isCloseTo(path.lengthM(), within(1e-6));
    assertThat(path.lengthM()).isBetween(1_780.0, 1_800.0);
    assertThat(drive.secondsAt(path.lengthM())).isCloseTo(drive.durationS(), within(0.05));
  }

  @Test
  void path_crossingsOfARing_areEntryAndExit() {
    Ring ring =
        new Ring(
            List.of(
                new PlanePoint(100, -50),
                new PlanePoint(200, -50),
                new PlanePoint(200, 50),
                new PlanePoint(100, 50)));
    Path path = Path.through(List.of(new PlanePoint(0, 0), new PlanePoint(300, 0)));
    assertThat(path.crossingsM(ring)).containsExactly(100.0, 200.0);
    assertThatThrownBy(() -> Path.through(List.of(new PlanePoint(0, 0), new PlanePoint(0, 0))))
        .hasMessageContaining("2 distinct points");
  }
}
