/**
 * The history job: telemetry, candidates and refusals as rows of the time series.
 *
 * <ul>
 *   <li>Input: the telemetry topics, {@code case-intake}, the topics of refusals. It reads them on
 *       its own, apart from the detection job: a store that is down stops this job alone.
 *   <li>Output: {@link dev.offsite.schemas.history.HistoryRow}, see {@link
 *       dev.offsite.schemas.history.HistoryTables}.
 *   <li>Law: the same messages in any order, and repeated any number of times, end in the same
 *       rows; for positions, of fixes within the horizon behind the newest of their device. Beyond
 *       it a slot holds one of its true fixes, not always the earliest.
 *   <li>Time: watermarks follow the receive times in the records alone, never the wall clock: while
 *       the store is down the job stands still, and its time with it.
 * </ul>
 */
package dev.offsite.pipelines.history;
