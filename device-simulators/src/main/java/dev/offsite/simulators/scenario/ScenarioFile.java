package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.simulators.plan.PlanYaml;

/** Reads scenarios: YAML laid over the defaults, key by key. */
final class ScenarioFile {

  /**
   * Reads a scenario.
   *
   * @param file names it in messages
   * @throws IllegalArgumentException if the text is no scenario, naming file, line and fault
   */
  static ScenarioPlan read(String file, String text, String defaults) {
    String what = "scenario " + file;
    ObjectNode own = PlanYaml.keys(what, text);
    ObjectNode below = PlanYaml.keys("defaults of scenarios", defaults);
    return PlanYaml.value(what, PlanYaml.overlaid(below, own), ScenarioPlan.class);
  }

  private ScenarioFile() {}
}
