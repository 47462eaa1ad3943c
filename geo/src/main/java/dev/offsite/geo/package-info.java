/**
 * Places on the earth: positions, datums, the integer lattice and geodesics.
 *
 * <p>Contract: inside Offsite every position is WGS-84 degrees, longitude first ({@link
 * dev.offsite.geo.Wgs84Position}). Other datums exist at the edges only, as types of their own, and
 * are converted once ({@link dev.offsite.geo.Datum}). Rounding happens in one place, {@link
 * dev.offsite.geo.Lattice}. Everything here is immutable or static and safe for any number of
 * threads; errors are {@link dev.offsite.geo.PositionOutOfRangeException} for a coordinate that is
 * no place, {@link IllegalArgumentException} for any other bad argument.
 *
 * <p>No argument or result is null unless its Javadoc says so.
 */
package dev.offsite.geo;
