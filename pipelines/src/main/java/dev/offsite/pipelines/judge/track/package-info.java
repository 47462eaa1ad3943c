/**
 * The drive of one truck, and the fold over it on which every rule about trucks is built.
 *
 * <ul>
 *   <li>Kept of a truck: its fixes within the lateness horizon, packed ({@link
 *       dev.offsite.pipelines.judge.track.FixLog}); where each rule stood where the horizon begins
 *       and stands now ({@link dev.offsite.pipelines.judge.track.FoldState}); digests of the
 *       records that show something. {@link dev.offsite.pipelines.judge.track.TruckTrack} holds
 *       them.
 *   <li>A rule is a {@link dev.offsite.pipelines.judge.track.RuleFold}: it takes the fixes in the
 *       order of their time, one {@link dev.offsite.pipelines.judge.track.Step} each, and says at
 *       any moment what it holds against the truck.
 *   <li>A fix in order is one step; a late one folds again from the nearest anchor before it; a
 *       repeated one changes nothing. So any order of arrival and any repetition within the horizon
 *       end in the same findings.
 *   <li>A fix from before the horizon is not folded: the caller refuses it as late.
 * </ul>
 *
 * <p>Most rules are a condition that holds for a while: see {@link
 * dev.offsite.pipelines.judge.track.ConditionFold}.
 */
package dev.offsite.pipelines.judge.track;
