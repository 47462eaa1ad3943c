/**
 * Lowers the grade of what another sensor contradicts.
 *
 * <ul>
 *   <li>In: candidates of the scales and of trucks, and candidates of kind {@code PLATE_ELSEWHERE},
 *       keyed by plate. One without a plate passes unchanged.
 *   <li>Out: the candidates of the scales (main output) and of trucks (side output {@code
 *       contradicted-tracks}). A candidate of a passage whose plate belongs to a truck that was far
 *       away carries {@code PLATE_CONTRADICTED}; one that rests on the track of a terminal which
 *       was far from its plate at about that time {@code TERMINAL_CONTRADICTED}. Neither is better
 *       than {@code REVIEW}, and both name the candidate that contradicts them. Nothing is
 *       swallowed.
 *   <li>State: for each plate its candidates of an hour, two days for those that are contradicted,
 *       and what contradicts; bounded in number. Cleared by timers in receive time.
 *   <li>The order in which both sides arrive makes no difference. A contradiction that is withdrawn
 *       raises what it had lowered: one revision more.
 * </ul>
 */
package dev.offsite.pipelines.contradict;
