/**
 * Stage <b>emit</b>: writes candidates and refusals to Kafka.
 *
 * <p>At least once: a restart repeats ids and revisions and never invents new ones, so consumers
 * upsert. No state.
 */
package dev.offsite.pipelines.emit;
