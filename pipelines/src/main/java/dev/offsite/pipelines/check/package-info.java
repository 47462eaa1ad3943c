/**
 * What a feed is worth before it is connected: per device schema faults, clock, interval, order,
 * repetitions, places, datum, and a verdict with what to do.
 *
 * <p>Input: {@link dev.offsite.pipelines.check.ObservedMessage}, from a subscription or a file.
 * Output: {@link dev.offsite.pipelines.check.FeedReport}. Pure; memory is bounded by {@link
 * dev.offsite.pipelines.check.CheckLimits#devicesMax()} devices of fixed size, however long the
 * feed; what is left out is counted.
 */
package dev.offsite.pipelines.check;
