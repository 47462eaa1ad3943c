package dev.offsite.standalone.command;

import dev.offsite.simulators.scenario.Scenario;
import java.io.IOException;

/** The scenario that a user names. */
final class ScenarioChoice {

  /**
   * The scenario of this name or, if there is none, of this file.
   *
   * @throws CommandFailedException if there is neither, or if the file is no scenario
   */
  static Scenario find(String nameOrFile) throws CommandFailedException {
    try {
      return Scenario.loadOrRead(nameOrFile);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("Cannot take the scenario: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the scenario " + nameOrFile + ": " + IoReason.of(e), e);
    }
  }

  private ScenarioChoice() {}
}
