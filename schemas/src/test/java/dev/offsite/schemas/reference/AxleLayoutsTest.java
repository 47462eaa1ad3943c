package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.reference.AxleLayouts.AxleLayout;
import dev.offsite.schemas.reference.AxleLayouts.Gap;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the distances between axles say of a vehicle. */
class AxleLayoutsTest {

  private static final Validity VALID = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);

  private static final AxleLayout TIPPER =
      new AxleLayout(VehicleConfiguration.RIGID, List.of(2, 2), List.of(new Gap(2.5, 5)), null);
  private static final AxleLayout SEMITRAILER =
      new AxleLayout(VehicleConfiguration.ARTICULATED, List.of(1, 2, 3), List.of(), null);
  private static final AxleLayout TRAIN =
      new AxleLayout(VehicleConfiguration.CENTRE_AXLE_TRAILER, List.of(1, 2, 3), List.of(), 2);

  private final AxleLayouts layouts =
      new AxleLayouts("a", 1, VALID, "test", 2.2, List.of(TIPPER, SEMITRAILER, TRAIN));

  @Test
  void groupsOf_spacingAtTheFigure_isOneGroup_aMillimetreMore_areTwo() {
    assertThat(layouts.groupsOf(List.of(2.2))).containsExactly(2);
    assertThat(layouts.groupsOf(List.of(2.201))).containsExactly(1, 1);
  }

  @Test
  void groupsOf_anyVehicle_addUpToItsAxles() {
    assertThat(layouts.groupsOf(List.of())).containsExactly(1);
    assertThat(layouts.groupsOf(List.of(3.3, 1.35, 6.6, 1.31, 1.31))).containsExactly(1, 2, 3);
    assertThat(layouts.groupsOf(List.of(1.95, 3.4, 1.35))).containsExactly(2, 2);
    assertThat(layouts.groupsOf(List.of(5.0, 5.0, 5.0))).containsExactly(1, 1, 1, 1);
  }

  @Test
  void fitting_gapsAtBothEnds_fit_beyond_doNot() {
    assertThat(layouts.fitting(List.of(1.9, 2.5, 1.35))).containsExactly(TIPPER);
    assertThat(layouts.fitting(List.of(1.9, 5.0, 1.35))).containsExactly(TIPPER);
    assertThat(layouts.fitting(List.of(1.9, 2.499, 1.35))).isEmpty();
    assertThat(layouts.fitting(List.of(1.9, 5.001, 1.35))).isEmpty();
  }

  @Test
  void fitting_severalLayoutsOfTheSameGroups_allInTheirOrder() {
    assertThat(layouts.fitting(List.of(3.3, 1.35, 60.0, 1.31, 1.31)))
        .containsExactly(SEMITRAILER, TRAIN);
  }

  @Test
  void layouts_changedByTheCaller_orWithoutAny_areNoLayouts() {
    assertThatThrownBy(() -> new AxleLayouts("a", 1, VALID, "test", 2.2, List.of()))
        .hasMessageContaining("/layouts: is empty");
    assertThatThrownBy(() -> new AxleLayouts("a", 1, VALID, " ", Double.NaN, List.of(TIPPER)))
        .hasMessageContaining("/basis: is blank")
        .hasMessageContaining("/groupSpacingMMax: NaN is not above 0");
  }
}
