/**
 * Judges the drives of trucks against zones closed to them.
 *
 * <ul>
 *   <li>State for each truck: the fixes within the lateness horizon, what the fold held where the
 *       horizon begins (the anchor) and holds now, and what was said ({@link
 *       dev.offsite.pipelines.judge.track.TruckTrack}). Bounded by the horizon; cleared when the
 *       terminal was silent for a day.
 *   <li>A fix in order is one step of the fold; a late one folds again from the anchor; a repeated
 *       one changes nothing. So any order of arrival within the horizon ends in the same visits.
 *   <li>A fix from before the horizon is refused as late, never lost.
 * </ul>
 *
 * <p>The rule's parameters: {@code minInsideS}, {@code minFixesInside} (evidence before a candidate
 * opens: that many fixes in a row over that time, each deeper inside than {@code accuracyFactor} ×
 * its accuracy), {@code accuracyUnknownM} (what stands in for an accuracy that is not said), {@code
 * exitMarginM} (further outside than this, at two fixes in a row, ends a visit), {@code
 * exitSureAccuracies} (further beyond the margin than so many accuracies, one fix ends it; absent:
 * a second one must always agree), {@code maxGapS} (longer silence ends it), {@code speedKphMax}
 * (faster is no drive but a jump: nothing is interpolated), {@code crossMinM} (a zone crossed
 * between two fixes counts from this length on; absent: never), {@code updateEveryS}.
 */
package dev.offsite.pipelines.judge.ban;
