/**
 * Judges what patrols saw: an object of a class, in a zone where that class counts. Sightings of
 * one place are one finding.
 *
 * <ul>
 *   <li>{@link dev.offsite.pipelines.judge.patrol.SightingFinder} asks which rules a detection
 *       concerns; no state.
 *   <li>{@link dev.offsite.pipelines.judge.patrol.PlaceBook} keeps the sightings of one rule in one
 *       zone. State: the sightings within twice the rule's retention, and places made of older
 *       ones; bounded by {@link dev.offsite.pipelines.judge.patrol.PlaceBook#SIGHTINGS_MAX} and
 *       {@link dev.offsite.pipelines.judge.patrol.PlaceBook#PLACES_MAX}; cleared when nothing was
 *       seen for the retention. A sighting older than the retention, by the newest one's time, is
 *       late and counts no more; within it the order of arrival and repetitions do not matter.
 * </ul>
 *
 * <p>The rule's parameters: {@code minConfidence} (less is no sighting), {@code minSightings} (that
 * many distinct frames open a candidate), {@code openConfidence} (one sighting of this confidence
 * does), {@code mergeRadiusM} (added to the joint uncertainty of two sightings: nearer ones are one
 * place), {@code retentionH} (not seen for so long: the episode has ended).
 */
package dev.offsite.pipelines.judge.patrol;
