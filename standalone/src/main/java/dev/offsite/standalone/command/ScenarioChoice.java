package dev.offsite.standalone.command;

import dev.offsite.simulators.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scenario that a user names. */
final class ScenarioChoice {

  /**
   * The scenario of this name or, if there is none, of this file.
   *
   * @throws CommandFailedException if there is neither, or if the file is no scenario
   */
  static Scenario find(String nameOrFile) throws CommandFailedException {
    try {
      return Scenario.names().contains(nameOrFile) || !Files.isRegularFile(Path.of(nameOrFile))
          ? Scenario.load(nameOrFile)
          : Scenario.read(Path.of(nameOrFile));
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailedException("Cannot take the scenario: " + e.getMessage(), e);
    }
  }

  private ScenarioChoice() {}
}
