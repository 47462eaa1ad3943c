/**
 * What the devices say: terminals, scales and drones that observe the world with errors of their
 * own and encode what they saw.
 *
 * <p>A source of messages has no clock: it knows when each of its messages is due. Package {@code
 * publish} sends them at that time.
 */
package dev.offsite.simulators.device;
