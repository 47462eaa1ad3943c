/**
 * Stage <b>judge</b>: does what was reported break a rule?
 *
 * <p>One package for each family of rules; each makes {@link dev.offsite.pipelines.judge.Finding}s.
 * Judges are pure: reports and reference data in, findings out, no clock, no Flink.
 */
package dev.offsite.pipelines.judge;
