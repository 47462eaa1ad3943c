/**
 * How a truck is driven: faster than it may ({@link dev.offsite.pipelines.judge.driving.Speeding}),
 * or loaded with its cover open ({@link dev.offsite.pipelines.judge.driving.UncoveredLoad}). Both
 * are conditions that hold for a while; limits and figures are reference data.
 */
package dev.offsite.pipelines.judge.driving;
