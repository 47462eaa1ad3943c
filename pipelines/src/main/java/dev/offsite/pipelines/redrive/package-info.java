/**
 * Looks at what was refused, and sends it once more when the reason is gone.
 *
 * <p>Input: the topics of refusals. Output: the telemetry topics, with the headers {@code
 * redriven-from} and, where payload or topic were repaired, {@code redriven-changed}. A message is
 * re-driven once: {@link dev.offsite.pipelines.redrive.Redriver} writes it and its entry in the
 * compacted journal {@code telemetry.redriven} in one Kafka transaction. The message keeps the
 * receive time of the day it came, so it is judged by the law and the clocks of that day; what is
 * beyond the lateness horizon becomes a late report like any other.
 */
package dev.offsite.pipelines.redrive;
