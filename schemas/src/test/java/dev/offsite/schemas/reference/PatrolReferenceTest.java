package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of each limit of what patrols need: classes of objects and views of cameras. */
class PatrolReferenceTest {

  private static final Validity ALWAYS = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);

  @ParameterizedTest
  @CsvSource({"1, true", "5, true", "0, false", "6, false", ", true"})
  void objectClass_severity_isOneToFive(Integer severity, boolean holds) {
    assertHolds(
        () -> new ObjectClass("X", 1, ALWAYS, "WASTE", false, null, null, null, severity), holds);
  }

  @Test
  void objectClass_blankTexts_areAllNamed() {
    assertThatThrownBy(() -> new ObjectClass("X", 1, ALWAYS, "a b", true, " ", "", " ", null))
        .isInstanceOfSatisfying(
            JsonFaultsException.class,
            e ->
                assertThat(e.faults())
                    .extracting(JsonFault::pointer)
                    .containsExactly("/family", "/basis", "/matter", "/department"));
  }

  @ParameterizedTest
  @CsvSource({
    "24, 28, -45, , true",
    "24, 28, -45, 60, true",
    ", , , 15, true",
    ", , , , false",
    "24, , -45, , false",
    "24, , , 15, false",
    "0, 28, -45, , false",
    "0.1, 28, -45, , true",
    "59.9, 28, -45, , true",
    "60, 28, -45, , false",
    "24, 28, -90, , true",
    "24, 28, -90.1, , false",
    "24, 28, -10, , true",
    "24, 28, -9.9, , false",
    ", , , 1, true",
    ", , , 0.9, false",
    ", , , 500, true",
    ", , , 500.1, false"
  })
  void cameraView_figures_bothSidesOfEachLimit(
      Double halfViewDeg, Double groundM, Double pitchDegMax, Double radiusM, boolean holds) {
    assertHolds(() -> view(List.of("d"), halfViewDeg, groundM, pitchDegMax, radiusM, 5), holds);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "-0.1, false", "500, true", "501, false"})
  void cameraView_margin_bothSidesOfItsLimits(double marginM, boolean holds) {
    assertHolds(() -> view(List.of("d"), null, null, null, 15.0, marginM), holds);
  }

  @Test
  void cameraView_devices_atLeastOneAndEachOnce() {
    assertHolds(() -> view(List.of(), null, null, null, 15.0, 0), false);
    assertHolds(() -> view(List.of("a", "a"), null, null, null, 15.0, 0), false);
    assertHolds(() -> view(List.of("a", "b"), null, null, null, 15.0, 0), true);
  }

  private static CameraView view(
      List<String> devices,
      Double halfViewDeg,
      Double groundM,
      Double pitchDegMax,
      Double radiusM,
      double marginM) {
    return new CameraView(
        "v", 1, ALWAYS, devices, halfViewDeg, groundM, pitchDegMax, radiusM, marginM, "test");
  }

  private static void assertHolds(Runnable making, boolean holds) {
    if (holds) {
      assertThatCode(making::run).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(making::run).isInstanceOf(JsonFaultsException.class);
    }
  }
}
