/**
 * Fences: what they are, where they are ({@link dev.offsite.geo.fence.FenceShape}), and when they
 * hold ({@link dev.offsite.geo.fence.Validity}, {@link dev.offsite.geo.fence.ActiveWindows}).
 *
 * <p>Contract: all values are immutable, WGS-84 and safe for any number of threads. The boundary of
 * a shape belongs to the shape. Times are instants; local days and hours are those of the windows'
 * own zone. Bad arguments throw {@link IllegalArgumentException} with the value and its limit.
 */
package dev.offsite.geo.fence;
