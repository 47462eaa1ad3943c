/**
 * Judges the drives of trucks against their transport permits: the way, the hours, the sites, and
 * where trucks stand and leave without one that says so.
 *
 * <p>Each rule is a {@link dev.offsite.pipelines.judge.track.Condition} on one fix, proven over
 * time by a {@link dev.offsite.pipelines.judge.track.ConditionFold}; what is kept of a truck, and
 * when it is cleared, is the fold's matter. Which fences are sites, corridors and places to stand,
 * all figures and all hours are data of the rule and of the permits valid at the time of the fix.
 *
 * <p>A fix that the terminal itself did not call fixed says nothing, and neither does one whose
 * load is unknown where the rule is about loaded trucks.
 */
package dev.offsite.pipelines.judge.permit;
