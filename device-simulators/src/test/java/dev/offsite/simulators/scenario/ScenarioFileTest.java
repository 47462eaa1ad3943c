package dev.offsite.simulators.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.fleet.FleetPlan;
import dev.offsite.simulators.fleet.Habit;
import dev.offsite.simulators.truth.Offence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

  @TempDir private Path folder;

  @Test
  void file_whatItSays_liesOverTheDefaults() throws IOException {
    ScenarioPlan plan =
        read(
            """
            about: a night
            startsAt: "02:00"
            fleet:
              trucks: 12
              fixEvery: 30s
              habits:
                CUTS_THROUGH: {share: 0.5, atLeast: 1}
            promises:
              PROHIBITED_ZONE: {precision: 0.9, recall: 0.8}
            """);
    assertThat(plan.about()).isEqualTo("a night");
    assertThat(plan.startsAt()).isEqualTo(LocalTime.of(2, 0));
    assertThat(plan.fleet().trucks()).isEqualTo(12);
    assertThat(plan.fleet().fixEvery()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.fleet().habits())
        .containsEntry(Habit.CUTS_THROUGH, new FleetPlan.HabitCount(0.5, 1))
        .containsEntry(Habit.PARKS_INSIDE, new FleetPlan.HabitCount(0.002, 4));
    assertThat(plan.scales().vehicleEvery()).isEqualTo(Duration.ofSeconds(4));
    assertThat(plan.faults()).isEqualTo("none");
    assertThat(plan.promises())
        .containsEntry(Offence.PROHIBITED_ZONE, new Promise(0.9, 0.8))
        .containsEntry(Offence.BRIDGE_OVERLOAD, new Promise(1, 1));
  }

  @Test
  void file_nameWithoutExtension_namesTheScenario() throws IOException {
    Path file = Files.writeString(folder.resolve("my-town.yaml"), "about: mine\n");
    assertThat(Scenario.read(file).name()).isEqualTo("my-town");
  }

  @Test
  void file_unknownKey_isRefusedNamingFileAndKey() {
    assertThatThrownBy(() -> read("fleet:\n  lorries: 3\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scenario plan")
        .hasMessageContaining("lorries");
  }

  @Test
  void file_valueOutOfRange_isRefusedNamingValueAndLimit() {
    assertThatThrownBy(() -> read("fleet:\n  trucks: 100000\n"))
        .hasMessageContaining("trucks 100000 is not 0 to 99999");
    assertThatThrownBy(() -> read("scales:\n  overloadedShare: 1.5\n"))
        .hasMessageContaining("overloadedShare 1.5 is not 0 to 1");
  }

  @Test
  void file_durationOrTimeOfAnotherForm_isRefusedNamingTheForm() {
    assertThatThrownBy(() -> read("fleet:\n  fixEvery: 1 second\n"))
        .hasMessageContaining("1 second")
        .hasMessageContaining("500ms, 4s, 30min or 2h");
    assertThatThrownBy(() -> read("startsAt: \"25:00\"\n"))
        .hasMessageContaining("25:00")
        .hasMessageContaining("22:30");
  }

  @Test
  void file_unknownOffenceOrHabit_isRefused() {
    assertThatThrownBy(() -> read("promises:\n  JAYWALKING: {precision: 1, recall: 1}\n"))
        .hasMessageContaining("JAYWALKING");
    assertThatThrownBy(() -> read("fleet:\n  habits:\n    FLIES: {share: 1, atLeast: 0}\n"))
        .hasMessageContaining("FLIES");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fleet:\\n  trucks: 100000 | scenario plan.yaml, line 2: key 'fleet.trucks': trucks 100000"
            + " is not 0 to 99999",
        "about: x\\nplace: mars | scenario plan.yaml, line 2: key 'place': no place 'mars'; there is"
            + " hangzhou",
        "fleet:\\n  trucks: 1\\n  trucks: 2 | scenario plan.yaml, line 3: key 'trucks' stands there"
            + " twice",
        "fleet: 7 | scenario plan.yaml, line 1: key 'fleet': is not a mapping of keys",
      })
  void file_wrong_isToldByFileLineAndKey(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n"))).hasMessage(message);
  }

  @Test
  void loadOrRead_missingFileOrDirectory_isToldAsSuch() {
    assertThatThrownBy(() -> Scenario.loadOrRead(folder.toString()))
        .hasMessageContaining("is a directory, not the file of a scenario");
    assertThatThrownBy(() -> Scenario.loadOrRead("nowhere.yaml"))
        .hasMessage("there is no file 'nowhere.yaml'");
    assertThatThrownBy(() -> Scenario.loadOrRead("nowhere"))
        .hasMessageContaining("no scenario 'nowhere'; there is");
  }

  @Test
  void file_noMapping_isRefused() {
    assertThatThrownBy(() -> read("- a\n- b\n")).hasMessageContaining("is not a mapping of keys");
    assertThatThrownBy(() -> read("a: [")).hasMessageContaining("scenario plan");
  }

  private ScenarioPlan read(String text) throws IOException {
    return Scenario.read(Files.writeString(folder.resolve("plan.yaml"), text)).plan();
  }
}
