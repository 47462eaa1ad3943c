/**
 * The evidence package of one candidate: a ZIP that proves itself.
 *
 * <p>Input: a {@link dev.offsite.monitor.evidence.Dossier}, which the monitoring centre has at hand
 * and the command line reads from Kafka, and the original records by their coordinates. Output: the
 * bytes of the archive, the same for the same input but for the stated time of making. State: none.
 * {@link dev.offsite.monitor.evidence.PackageCheck} reads a package back and trusts nothing in it.
 */
package dev.offsite.monitor.evidence;
