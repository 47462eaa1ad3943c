package dev.offsite.simulators.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.world.Worlds;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatrolPlanTest {

  @Test
  void defaults_keepTheContinuousModeWithoutPatrolCars() {
    PatrolPlan plan = plan("{}");
    assertThat(plan.takeOffs()).isEmpty();
    assertThat(plan.pause()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.abortedShare()).isZero();
    assertThat(plan.camera()).isEqualTo(new CameraPlan(-90, 0.8, 0.15, 0.2));
    assertThat(plan.vehicles()).isZero();
  }

  @Test
  void takeOffs_areTimesOfDay() {
    assertThat(plan("{takeOffs: ['09:00', '15:00']}").takeOffs())
        .containsExactly(LocalTime.of(9, 0), LocalTime.of(15, 0));
  }

  @Test
  void takeOffs_notRising_areRefusedNamingTheFault() {
    assertThatThrownBy(() -> plan("{takeOffs: ['15:00', '09:00']}"))
        .hasMessageContaining("[15:00, 09:00] do not rise at 09:00");
    assertThatThrownBy(() -> plan("{takeOffs: ['09:00', '09:00']}"))
        .hasMessageContaining("do not rise at 09:00");
    assertThatThrownBy(() -> plan("{takeOffs: ['9 am']}")).hasMessageContaining("9 am");
  }

  @Test
  void shares_beyondTheirBounds_areRefusedNamingValueAndLimit() {
    assertThatThrownBy(() -> plan("{abortedShare: 1.01}"))
        .hasMessageContaining("abortedShare 1.01 is not 0 to 1");
    assertThatThrownBy(() -> plan("{passingShare: -0.01}"))
        .hasMessageContaining("passingShare -0.01 is not 0 to 1");
    assertThatThrownBy(() -> plan("{camera: {missShare: 1.5}}"))
        .hasMessageContaining("missShare 1.5 is not 0 to 1");
    assertThatThrownBy(() -> plan("{camera: {mirageShare: 0.41}}"))
        .hasMessageContaining("mirageShare 0.41 is above 0.4");
    assertThatThrownBy(() -> plan("{kerb: {briefShare: 2}}"))
        .hasMessageContaining("briefShare 2.0 is not 0 to 1");
    assertThatCode(() -> plan("{abortedShare: 1, passingShare: 1, camera: {missShare: 1}}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> plan("{camera: {mirageShare: 0.4}}")).doesNotThrowAnyException();
  }

  @Test
  void camera_anglesBeyondTheirBounds_areRefused() {
    assertThatThrownBy(() -> plan("{camera: {pitchDeg: -90.1}}"))
        .hasMessageContaining("pitchDeg -90.1 is not -90 to -30");
    assertThatThrownBy(() -> plan("{camera: {pitchDeg: -29.9}}"))
        .hasMessageContaining("pitchDeg -29.9 is not -90 to -30");
    assertThatThrownBy(() -> plan("{camera: {pitchErrorDeg: 5.1}}"))
        .hasMessageContaining("pitchErrorDeg 5.1 is not 0 to 5");
    assertThatCode(() -> plan("{camera: {pitchDeg: -30, pitchErrorDeg: 5}}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> plan("{camera: {pitchErrorDeg: 0}}")).doesNotThrowAnyException();
  }

  @Test
  void kerb_staysThatCannotBe_areRefused() {
    assertThatThrownBy(() -> plan("{kerb: {grace: 0min}}"))
        .hasMessageContaining("grace PT0S is not above 0");
    assertThatThrownBy(() -> plan("{kerb: {grace: 10min, stayMax: 19min}}"))
        .hasMessageContaining("stayMax PT19M is below twice the grace PT10M");
    assertThatCode(() -> plan("{kerb: {grace: 10min, stayMax: 20min}}")).doesNotThrowAnyException();
    assertThatThrownBy(() -> plan("{kerb: {freeFor: 59s}}"))
        .hasMessageContaining("freeFor PT59S is below PT1M");
  }

  @Test
  void vehicles_moreThanThePlaceHas_areRefusedNamingTheLimit() {
    assertThat(Worlds.of("patrols: {vehicles: 2}").rounds())
        .singleElement()
        .extracting(PatrolRound::carIds)
        .isEqualTo(List.of("patrol-car-01", "patrol-car-02"));
    assertThat(Worlds.of("patrols: {vehicles: 1}").rounds().get(0).carIds())
        .containsExactly("patrol-car-01");
    assertThat(Worlds.of("patrols: {vehicles: 0}").rounds()).isEmpty();
    assertThatThrownBy(() -> Worlds.of("patrols: {vehicles: 3}"))
        .hasMessageContaining("vehicles 3 is above the 2 patrol cars of the place");
    assertThatThrownBy(() -> Worlds.of("patrols: {vehicles: -1}"))
        .hasMessageContaining("vehicles -1 is below 0");
  }

  @Test
  void camera_pitch_saysHowFarAheadItLooks() {
    assertThat(new CameraPlan(-90, 1, 0, 0).aheadM(100)).isZero();
    assertThat(new CameraPlan(-45, 1, 0, 0).aheadM(100)).isCloseTo(100, within(0.001));
    assertThat(new CameraPlan(-30, 1, 0, 0).aheadM(100)).isCloseTo(173.205, within(0.001));
  }

  private static PatrolPlan plan(String patrols) {
    return Worlds.of("patrols: " + patrols).options().patrols();
  }
}
