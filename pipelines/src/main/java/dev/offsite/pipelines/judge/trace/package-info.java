/**
 * Who dumped this: which trucks were near a heap between the last patrol that saw the place clean
 * and the first that saw the heap.
 *
 * <ul>
 *   <li>In: candidates of the judge of patrols, looks of patrols and stays of trucks, all by rule
 *       and {@link dev.offsite.pipelines.judge.patrol.Neighbourhoods neighbourhood}, so that no
 *       border between two keys runs through a place; a stay goes to every neighbourhood it is near
 *       to.
 *   <li>{@link dev.offsite.pipelines.judge.trace.TraceFile} keeps them and says a candidate again,
 *       with one more revision, when its list changes; {@link
 *       dev.offsite.pipelines.judge.trace.SuspectScore} says what speaks for and against a truck.
 *   <li>State: stays and looks of twice {@code traceHours}, at most {@link
 *       dev.offsite.pipelines.judge.trace.TraceFile#KEPT_MAX} of each; candidates for as long as
 *       the judge of patrols may revise them. A list is final {@code traceHours} after the heap was
 *       first seen.
 *   <li>Whatever the order in which candidates, looks and stays arrive within that time, the newest
 *       revision of each candidate carries the same list.
 * </ul>
 */
package dev.offsite.pipelines.judge.trace;
