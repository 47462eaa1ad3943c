/**
 * Says whose track crossed a scale that could not read a plate.
 *
 * <ul>
 *   <li>In, keyed by site: candidates of passages whose plate was not read, fixes of trucks near
 *       the site (of each five seconds of a terminal the earliest), which plates were read there,
 *       and of which trucks near the site the plate was read elsewhere meanwhile.
 *   <li>Out: the same candidates. If exactly one truck can have been on the scale at that moment,
 *       it is named as identified by its track; if several can, all are listed and none is named.
 *       The plate of the candidate stays unread, and its grade what it was.
 *   <li>State: for each site fixes, readings and doubts of half an hour, and candidates until they
 *       are final, for two days where a track was found; all bounded in number; cleared by timers
 *       in receive time.
 *   <li>What holds in the end does not depend on the order of arrival within the lateness horizon.
 *       A late fix says a candidate again. What was said is final a horizon after its receipt.
 * </ul>
 */
package dev.offsite.pipelines.judge.passer;
