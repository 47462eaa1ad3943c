/**
 * The live stream to browsers.
 *
 * <p>{@link dev.offsite.monitor.stream.StreamClient} is what the server knows of one browser: how
 * far it is, what it looks at, which trucks it shows. It computes the next frame from the newest
 * state when the connection has taken the one before; there is no queue. {@link
 * dev.offsite.monitor.stream.StreamHub} drives all of them.
 */
package dev.offsite.monitor.stream;
