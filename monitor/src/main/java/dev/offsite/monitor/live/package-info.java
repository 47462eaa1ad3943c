/**
 * What is going on: candidates, trucks, drones, bridges, devices, as they stand at this moment.
 *
 * <p>Boards take what {@code monitor.intake} reads and answer {@code monitor.stream} and {@code
 * monitor.web}. All of them are safe for several threads, keep the newest state and never a
 * history, and are bounded; each says what leaves, and counts what it had to leave out.
 */
package dev.offsite.monitor.live;
