/**
 * Brings the fixes of a truck together with everything it is judged by: {@link
 * dev.offsite.pipelines.judge.truck.TruckFolds} lists the families of rules, {@link
 * dev.offsite.pipelines.judge.truck.TruckCase} is all that is kept of a truck, {@link
 * dev.offsite.pipelines.judge.truck.JudgeTruckFunction} is the Flink side.
 *
 * <p>State for each truck: bounded by the lateness horizon; cleared when the terminal was silent
 * for a day.
 */
package dev.offsite.pipelines.judge.truck;
