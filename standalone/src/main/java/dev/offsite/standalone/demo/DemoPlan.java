package dev.offsite.standalone.demo;

import dev.offsite.simulators.fault.FaultProfile;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.simulation.Simulation;
import java.time.Instant;
import java.util.Objects;

/**
 * What a demonstration plays.
 *
 * @param scenario what happens, and the law
 * @param faults what goes wrong with devices and networks
 * @param seed the same seed gives the same behaviour
 */
public record DemoPlan(Scenario scenario, FaultProfile faults, long seed) {

  public DemoPlan {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(faults, "faults");
  }

  /** What is played, for a heading. */
  String title() {
    return scenario.name()
        + (faults.isEmpty() ? "" : " with faults " + faults.name())
        + ", seed "
        + seed;
  }

  /** The plan as it happens from a moment on. */
  Simulation at(Instant begin) {
    return Simulation.of(scenario, begin, seed, faults);
  }
}
