/**
 * Stage <b>decode</b>: can the message be read at all?
 *
 * <ul>
 *   <li>Input: {@link dev.offsite.pipelines.decode.RawRecord}, a device's own bytes with their
 *       coordinates in Kafka. Key: the device id.
 *   <li>Output: {@link dev.offsite.pipelines.decode.Received}, one for each report of a payload.
 *   <li>Side output: refusals of the disposition dead letter, with the original bytes.
 *   <li>A device whose registration names a vendor profile is read by it ({@link
 *       dev.offsite.pipelines.decode.vendor}); the profile in force at the time of receipt counts,
 *       because the time of the event is only known afterwards.
 *   <li>State: none. A repeated or late message is decoded like any other.
 * </ul>
 */
package dev.offsite.pipelines.decode;
