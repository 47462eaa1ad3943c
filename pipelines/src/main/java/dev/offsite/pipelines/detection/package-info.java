/**
 * The detection job: wires the stages, and the thin Flink adapters that are shared by several.
 *
 * <p>Time in this job is our own: watermarks follow the receive times of the landed records, so
 * that no device's clock can move them and a replay fires the same timers. Verdicts use the
 * device's time.
 */
package dev.offsite.pipelines.detection;
