/**
 * The live cases: {@link dev.offsite.monitor.board.CaseIntakeReader} reads revisions from Kafka,
 * {@link dev.offsite.monitor.board.CaseBoard} folds them into one state for each candidate.
 *
 * <p>Input: records of {@code case-intake}, in the order of each partition. State: the newest
 * revision of each candidate, up to the capacity of the board. A repeated revision changes nothing,
 * an older one is passed over.
 */
package dev.offsite.monitor.board;
