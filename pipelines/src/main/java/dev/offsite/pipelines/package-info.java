/**
 * The Flink jobs, one package for each stage that a message passes.
 *
 * <p>{@code mqtt} and {@code ingest} land the devices' own bytes; {@code decode}, {@code
 * redelivery}, {@code validate}, {@code locate}, {@code judge}, {@code episode}, {@code gate},
 * {@code route} and {@code emit} turn them into candidates; {@code detection} wires these stages
 * into a job, and {@code reference} holds the law and the registry they all look at.
 */
package dev.offsite.pipelines;
