/**
 * Hot words: of which class of objects did patrols find far more new places in a district today
 * than its own days before let expect?
 *
 * <ul>
 *   <li>In: revisions of the judge of patrols, by candidate; reports of patrols, for how much was
 *       looked at. {@link dev.offsite.pipelines.hotword.PlaceTeller} says which district counts a
 *       candidate and takes it back where a revision says otherwise.
 *   <li>Key: the district. {@link dev.offsite.pipelines.hotword.DistrictBook} keeps its days, each
 *       with the patrols that were there and the places that were new, and what was said.
 *   <li>Out: {@link dev.offsite.schemas.hotword.HotWord}s in revisions. A day is told while it goes
 *       on, when its figures change, when it is over, and when late data takes it back.
 *   <li>State: by district, the days that a rule compares with and those that late data may still
 *       change; at most {@link dev.offsite.pipelines.hotword.DistrictBook#PLACES_MAX} places and
 *       {@link dev.offsite.pipelines.hotword.DistrictBook#PATROLS_MAX} patrols a day. Cleared by a
 *       timer at the end of each day. By candidate, the district that counts it, for as long as the
 *       judge may revise it.
 *   <li>Whatever the order in which reports of a rule's retention arrive, the newest revision of
 *       each hot word says the same; repetitions change nothing.
 * </ul>
 *
 * <p>The statistic: {@link dev.offsite.pipelines.hotword.Expectation}; the parameters: {@link
 * dev.offsite.pipelines.reference.HotWordParameters}.
 */
package dev.offsite.pipelines.hotword;
