/**
 * Shows an overloaded vehicle on the roadside sign behind the scale, and takes it off again.
 *
 * <p>Input: overload candidates, and the live passages behind them. Output: messages for signs,
 * published over MQTT at most once. Key: scale for the first step, sign for the second. State: of a
 * scale, the live passages and fresh overloads that wait for each other, for a minute at most; of a
 * sign, the message it shows. Both cleared by timers.
 *
 * <p>A sign accuses somebody in public, so only a first revision that is admissible is shown, of a
 * passage that is fresh by the scale's clock and by ours, and that the scale sent by itself: never
 * one of a batch, of a replay, re-driven or repaired. A repeated candidate has the same message id
 * and the same end; after a recovery it is shown for what is left of its time, or not at all. What
 * cannot be published at once is dropped and counted.
 */
package dev.offsite.pipelines.sign;
