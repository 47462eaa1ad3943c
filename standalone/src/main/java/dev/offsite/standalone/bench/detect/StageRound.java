package dev.offsite.standalone.bench.detect;

import java.util.Map;

/**
 * What each stage took in one round.
 *
 * @param fences how many there were
 * @param costs of each stage
 */
record StageRound(int fences, Map<Stage, Cost> costs) {

  StageRound {
    costs = Map.copyOf(costs);
  }

  /**
   * Of one stage.
   *
   * @param cpuMicros processor time of the thread for each message
   * @param bytes allocated by the thread for each message
   */
  record Cost(double cpuMicros, double bytes) {}

  double cpuMicros(Stage stage) {
    return costs.get(stage).cpuMicros();
  }

  /** All stages together. */
  double cpuMicros() {
    return costs.values().stream().mapToDouble(Cost::cpuMicros).sum();
  }

  double bytes(Stage stage) {
    return costs.get(stage).bytes();
  }
}
