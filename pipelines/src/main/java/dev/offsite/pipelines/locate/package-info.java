/**
 * Stage <b>locate</b>: where on earth was it, in one datum?
 *
 * <ul>
 *   <li>Input: {@link dev.offsite.pipelines.decode.Received}. Key: the device id.
 *   <li>Output: {@link dev.offsite.pipelines.locate.Located}: the same report with its WGS-84
 *       place. The datum is the payload's own, else the one the registry declares for the device at
 *       the time of the event. The raw values stay as they were. A position of a terminal without a
 *       fix has none.
 *   <li>Side output: none. State: none.
 * </ul>
 */
package dev.offsite.pipelines.locate;
