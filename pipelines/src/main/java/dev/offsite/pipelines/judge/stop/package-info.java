/**
 * Where trucks stay, and where their terminals are silent: what a heap that a patrol finds later is
 * held against.
 *
 * <ul>
 *   <li>In: the fixes of a truck in the order of their time, by the widest terms of the rules that
 *       trace trucks ({@link dev.offsite.pipelines.reference.TraceParameters}).
 *   <li>{@link dev.offsite.pipelines.judge.stop.StopFold} makes stays of them; {@link
 *       dev.offsite.pipelines.judge.stop.StopLedger} says what changed.
 *   <li>State: the stay that goes on, and those of the lateness horizon.
 *   <li>Without a rule that traces trucks nothing is kept.
 * </ul>
 */
package dev.offsite.pipelines.judge.stop;
