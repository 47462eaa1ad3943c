/**
 * Writes rows into a time series by line protocol over HTTP, losing none.
 *
 * <ul>
 *   <li>Input: {@link dev.offsite.schemas.history.HistoryRow}. Output: the store; rows that it
 *       refuses go to a sink of refusals with {@code HISTORY_REFUSED} and the line as payload.
 *   <li>Guarantee: at least once. What was written but not flushed at a checkpoint is read from
 *       Kafka and written once more; a row with the same time and tags replaces itself.
 *   <li>A store that is away, slow or overloaded is waited for without end: {@code write} blocks,
 *       the job's sources stop reading, Kafka keeps what is to come. Memory: one batch.
 *   <li>State: none.
 * </ul>
 */
package dev.offsite.pipelines.history.store;
