/**
 * The reference data in force, as the monitoring centre needs it: areas, fences, sites, devices,
 * vehicles, limits and rules.
 *
 * <p>Input: records of the topic {@code reference}. State: the newest version of each key, and one
 * immutable {@link dev.offsite.monitor.reference.ReleaseView} of the release in force, which
 * readers of any thread share.
 */
package dev.offsite.monitor.reference;
