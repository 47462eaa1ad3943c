package dev.offsite.geo.index;

/**
 * How far the border of a fence is.
 *
 * @param ordinal the fence, an ordinal of the snapshot that was asked
 * @param distanceM metres to its border: positive outside, negative inside, zero on it
 */
public record BorderDistance(int ordinal, double distanceM) {}
