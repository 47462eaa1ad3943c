/**
 * Judges weighings: gross mass against the limit that binds this vehicle on this bridge on this
 * day.
 *
 * <ul>
 *   <li>State for each scale: what was said about each passage, for a day after its receipt. A
 *       passage of which nothing was said leaves none.
 *   <li>A repeated passage says nothing more. One that is sent again with other content is a
 *       correction: revisions of the same candidate, or its withdrawal. The one received last
 *       counts.
 * </ul>
 */
package dev.offsite.pipelines.judge.overload;
