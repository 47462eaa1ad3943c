/**
 * Stage <b>episode</b>: one candidate for one violation, in revisions.
 *
 * <p>A judge says at any time what it holds against a subject as a whole; the {@link
 * dev.offsite.pipelines.episode.RevisionLedger} compares that with what was already said and emits
 * the difference: opened, updated, closed, withdrawn. This is also what keeps one long violation
 * from becoming a stream of repeated candidates.
 *
 * <p>It stands after the gate and the router, because a change of grade is a revision too.
 */
package dev.offsite.pipelines.episode;
