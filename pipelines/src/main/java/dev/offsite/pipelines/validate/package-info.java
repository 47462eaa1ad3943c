/**
 * Stage <b>validate</b>: is the sender known, and is what it says plausible?
 *
 * <ul>
 *   <li>Input and output: {@link dev.offsite.pipelines.decode.Received}. Key: the device id.
 *   <li>Side output: refusals. An unknown, retired or foreign sender, and a login that is not the
 *       device's where the broker names one, is a dead letter; a readable but implausible report is
 *       a reject with all its reasons.
 *   <li>A report whose terminal says that it has no fix is refused, so that nothing takes its place
 *       for one; the detection job hands it on as well, because it may tell that the antenna was
 *       cut.
 *   <li>State: none. A repeated or late report gets the same answer.
 *   <li>The device's clock is judged against our receive time only; it can never move a watermark.
 * </ul>
 */
package dev.offsite.pipelines.validate;
