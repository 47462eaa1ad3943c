/**
 * Judges passages over scales: gross mass against the limit that binds this vehicle on this bridge
 * on this day, sizes against theirs, and whether the driver spoiled the weighing.
 *
 * <p>Each passage is judged by itself, so the order in which passages arrive does not matter. That
 * a truck follows another too closely, or comes up beside it, is taken from the flags of the
 * controller: two trucks abreast on neighbouring lanes are ordinary traffic.
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
