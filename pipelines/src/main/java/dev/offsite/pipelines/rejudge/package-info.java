/**
 * Judging again what was judged before: the detection job over stored telemetry, and the difference
 * between what it says and what was said.
 *
 * <ul>
 *   <li>{@link dev.offsite.pipelines.rejudge.RejudgeSpan}: which time is judged, and how much is
 *       read around it so that no episode is cut.
 *   <li>{@link dev.offsite.pipelines.rejudge.StoredTelemetry}: the bounded source.
 *   <li>{@link dev.offsite.pipelines.rejudge.CandidateDifference}: what was added, removed,
 *       changed.
 *   <li>{@link dev.offsite.pipelines.rejudge.Corrections}: the revisions that bring what was said
 *       in line.
 * </ul>
 */
package dev.offsite.pipelines.rejudge;
