package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.simulators.plan.PlanLines;
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
    PlanLines lines = PlanLines.of(text);
    ScenarioPlan plan =
        PlanYaml.value(what, lines, PlanYaml.overlaid(below, own), ScenarioPlan.class);
    if (!Place.NAMES.contains(plan.place())) {
      throw PlanYaml.fault(
          what,
          lines,
          "place",
          "no place '" + plan.place() + "'; there is " + String.join(", ", Place.NAMES));
    }
    return plan;
  }

  private ScenarioFile() {}
}
