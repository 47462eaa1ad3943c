/**
 * Recordings played back as device messages.
 *
 * <p>The clock. A recording has two clocks: device time (when it happened) and receive time (when
 * it arrived). {@link dev.offsite.simulators.replay.ReplaySource} publishes in the order and, at
 * speed 1, at the distances of the receive times; at speed {@code v} the distances shrink by {@code
 * v}. Device times are moved by one constant of whole seconds and never stretched, so speeds,
 * durations, gaps and lateness against the newest event time stay exactly what they were. Above a
 * {@code v} of 1 the constant puts the last receive time of the recording at the wall time at which
 * it is published: device times then lie in the past, by their real lag plus at most the length of
 * the recording, and never in the future, because {@code (last - received)/v} is at most {@code
 * last - received}. At 1 and below it puts the first one at the begin, for the same reason. A judge
 * that refuses old reports must accept an age of the length of the recording.
 *
 * <p>Loops are one long recording: each is moved on by the length of one and a gap, and what was
 * said of the last receive time holds for that of the last loop.
 */
package dev.offsite.simulators.replay;
