package dev.offsite.simulators.scenario;

import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;

/**
 * The law of a scenario.
 *
 * @param limits tables of gross masses
 * @param layouts what the axles of vehicles tell
 * @param tolerances by area
 * @param ladders by road class
 * @param rules everything a candidate can be made by
 * @param plausibilities what reports may plausibly say
 */
public record ScenarioLaw(
    List<ReferenceEntry.MassLimits> limits,
    List<AxleLayouts> layouts,
    List<ReferenceEntry.Tolerance> tolerances,
    List<ReferenceEntry.Ladder> ladders,
    List<ReferenceEntry.Rule> rules,
    List<ReferenceEntry.Plausibility> plausibilities) {

  public ScenarioLaw {
    limits = List.copyOf(limits);
    layouts = List.copyOf(layouts);
    tolerances = List.copyOf(tolerances);
    ladders = List.copyOf(ladders);
    rules = List.copyOf(rules);
    plausibilities = List.copyOf(plausibilities);
  }
}
