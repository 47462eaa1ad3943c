/**
 * Permits that two trucks use at once.
 *
 * <ul>
 *   <li>In: revisions of trips, keyed by plate. A permit is given to one plate, so all trips on it
 *       come together; and a trip whose permit is another after a late fix stays where it was.
 *   <li>Out: candidates of kind {@code PERMIT_SHARED}, revised and withdrawn with the trips.
 *   <li>State: the newest revision of each trip with a permit, for {@value
 *       dev.offsite.pipelines.judge.share.JudgeSharedPermitFunction#KEPT_H} hours after it was
 *       received, at most {@value dev.offsite.pipelines.judge.share.PermitCase#USES_MAX} of one
 *       plate; and what was said of them.
 *   <li>A repeated or older revision changes nothing.
 * </ul>
 */
package dev.offsite.pipelines.judge.share;
