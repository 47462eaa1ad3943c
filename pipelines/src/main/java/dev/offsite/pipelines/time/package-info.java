/**
 * The clock of this server, and what becomes of receive times when somebody sets it.
 *
 * <p>Receive times decide whether a device's own clock is believable, and they drive the timers; so
 * a clock that jumps must not look like devices that are hours off.
 */
package dev.offsite.pipelines.time;
