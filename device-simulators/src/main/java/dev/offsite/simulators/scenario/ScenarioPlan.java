package dev.offsite.simulators.scenario;

import dev.offsite.simulators.fleet.FleetPlan;
import dev.offsite.simulators.patrol.PatrolPlan;
import dev.offsite.simulators.scale.ScalePlan;
import dev.offsite.simulators.truth.Offence;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as its YAML file tells it; what the file leaves out stands in {@code defaults.yaml}.
 *
 * @param about what happens, for somebody who chooses one
 * @param place folder with roads, sites and law
 * @param startsAt the time of day people take second 0 for; null if it is the real one
 * @param faults name of a fault profile; {@code none} for devices and networks without fault
 * @param promises what detection has to reach; an offence that is not there is measured only
 * @param admissiblePromises the same of candidates that are usable as evidence
 * @param identifiedPromise the same of the names that tracks give to passages without a plate; null
 *     if they are measured only
 */
public record ScenarioPlan(
    String about,
    String place,
    @Nullable LocalTime startsAt,
    FleetPlan fleet,
    ScalePlan scales,
    PatrolPlan patrols,
    String faults,
    Map<Offence, Promise> promises,
    Map<Offence, Promise> admissiblePromises,
    @Nullable Promise identifiedPromise) {

  public ScenarioPlan {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(fleet, "fleet");
    Objects.requireNonNull(scales, "scales");
    Objects.requireNonNull(patrols, "patrols");
    Objects.requireNonNull(faults, "faults");
    promises = Map.copyOf(promises);
    admissiblePromises = Map.copyOf(admissiblePromises);
  }

  /** The same plan for a fleet of another size. */
  public ScenarioPlan withTrucks(int trucks) {
    return new ScenarioPlan(
        about,
        place,
        startsAt,
        fleet.withTrucks(trucks),
        scales,
        patrols,
        faults,
        promises,
        admissiblePromises,
        identifiedPromise);
  }
}
