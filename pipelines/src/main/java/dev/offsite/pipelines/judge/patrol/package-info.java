/**
 * Judges what patrols saw: an object of a class, in a zone where that class counts. Sightings of
 * one place are one finding.
 *
 * <ul>
 *   <li>{@link dev.offsite.pipelines.judge.patrol.SightingFinder} asks which rules a detection
 *       concerns, {@link dev.offsite.pipelines.judge.patrol.LookFinder} what a point of a track had
 *       in view; no state but the neighbourhoods of the release.
 *   <li>{@link dev.offsite.pipelines.judge.patrol.PlaceBook} keeps what was noticed for one rule in
 *       one {@link dev.offsite.pipelines.judge.patrol.Neighbourhoods neighbourhood} of zones.
 *       State: sightings and looks within twice the rule's retention, and places made of older
 *       ones; bounded by {@link dev.offsite.pipelines.judge.patrol.NoticedLog#NOTICED_MAX} and
 *       {@link dev.offsite.pipelines.judge.patrol.PlaceBook#PLACES_MAX}; cleared when nothing was
 *       noticed for the retention. What is older than the retention, by the newest one's time, is
 *       late and counts no more; within it the order of arrival and repetitions do not matter.
 * </ul>
 *
 * <p>The rule's parameters: {@code minConfidence} (less is no sighting), {@code minSightings} (that
 * many distinct frames open a candidate), {@code openConfidence} (one sighting of this confidence
 * does), {@code mergeRadiusM} (added to the joint uncertainty of two sightings: nearer ones are one
 * place), {@code retentionH} (not seen for so long: the episode has ended), and, for rules that
 * compare sorties, {@code goneLooks} (so many looks of one sortie that did not see it) and {@code
 * goneAfterS} (so long is a sighting waited for).
 */
package dev.offsite.pipelines.judge.patrol;
