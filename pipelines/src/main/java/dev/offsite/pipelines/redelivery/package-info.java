/**
 * Stage <b>redelivery</b>: drops what the transport delivered twice, before anything that keeps
 * state about a vehicle or a place.
 *
 * <ul>
 *   <li>Stands behind validation: a message that was refused because its device was not registered
 *       may be sent again, byte for byte, when it is.
 *   <li>Input and output: {@link dev.offsite.pipelines.decode.Received}. Key: the device id.
 *   <li>Side output: none; repeats are counted.
 *   <li>State: fingerprints of the bytes of the device's newest reports, {@link
 *       dev.offsite.pipelines.redelivery.RecentFingerprints#CAPACITY} of them; cleared when the
 *       device was silent for a day.
 *   <li>A repeat that comes after more reports than that passes: every later stage gives the same
 *       result for a repeated report. This stage saves work, correctness does not hang on it. A
 *       report that says the same event otherwise is no repeat, and passes.
 * </ul>
 */
package dev.offsite.pipelines.redelivery;
